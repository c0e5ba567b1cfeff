import { initialise, predict, summary, tensor } from '#engine/index.ts';
import { describe, expect, test } from 'vitest';
import * as heaviestLayer from '#src/exercises/kinds/heaviest-layer.ts';
import * as inFeatures from '#src/exercises/kinds/in-features.ts';
import * as networkParameters from '#src/exercises/kinds/network-parameters.ts';
import { specOf, type SmallNetwork } from '#src/exercises/small-network.ts';
import { drawn, said } from './drawn.ts';

describe('a small network', () => {
  const tiny: SmallNetwork = {
    side: 28,
    channels: 1,
    convs: [
      { filters: 8, kernel: 3, pooled: true },
      { filters: 16, kernel: 3, pooled: true },
    ],
    units: 10,
  };

  test('of the book’s own sizes needs 400 in_features and learns 5,258 numbers', () => {
    expect(inFeatures.pose(tiny).answer).toEqual([400]);
    expect(networkParameters.pose(tiny).answer).toEqual([5258]);
    expect(said(networkParameters.pose(tiny), 5258)).toBe('Right. 80 + 1,168 + 4,010 = 5,258.');
  });

  test('of the book’s own sizes learns most in layer 5 and works most in layer 3', () => {
    expect(heaviestLayer.pose(tiny).answer).toEqual([5, 3]);
    expect(said(heaviestLayer.pose(tiny), 4, 3)).toContain('Layer 4 is a pool');
  });

  test('runs, whenever it is asked about, and its answers are those of the network that runs', () => {
    for (const network of drawn(inFeatures.draw).slice(0, 40)) {
      const spec = specOf(network);
      const built = initialise(spec, 1);
      expect(predict(built, tensor(spec.input)).shape).toEqual([network.units]);
      expect(inFeatures.pose(network).answer).toEqual([
        built.weights.get('dense')!['kernel']!.shape[0],
      ]);
      const numbers = [...built.weights.values()]
        .flatMap((parts) => Object.values(parts))
        .reduce((total, part) => total + part!.data.length, 0);
      expect(networkParameters.pose(network).answer).toEqual([numbers]);
    }
  });

  test('forgets a pool, keeps the size, or takes one map: each is named', () => {
    const exercise = inFeatures.pose(tiny);
    expect(said(exercise, 1936)).toContain('before the last pool');
    expect(said(exercise, 784)).toContain('if convolutions keep the size');
    expect(said(exercise, 25)).toContain('one map');
    expect(said(exercise, 16)).toContain('number of maps');
  });

  test('often learns most in one layer and works most in another', () => {
    const answers = drawn(heaviestLayer.draw).map((network) => heaviestLayer.pose(network).answer);
    const apart = answers.filter(([learns, works]) => learns !== works).length / answers.length;
    expect(apart).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(0.9);
  });

  test('has its largest layers where the engine’s summary has them', () => {
    for (const network of drawn(heaviestLayer.draw).slice(0, 40)) {
      const layers = summary(specOf(network)).layers.filter(({ kind }) => kind !== 'flatten');
      const [learns, works] = heaviestLayer.pose(network).answer;
      for (const layer of layers) {
        expect(layer.parameters).toBeLessThanOrEqual(layers[learns! - 1]!.parameters);
        expect(layer.multiplyAdds).toBeLessThanOrEqual(layers[works! - 1]!.multiplyAdds);
      }
    }
  });
});
