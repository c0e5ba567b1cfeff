import { predict, type Network } from '#engine/index.ts';
import { moved, SIDE } from '../equivariance/model.ts';

/** By how many pixels a digit is moved. */
export const DISTANCES = [0, 1, 2, 3, 4, 5, 6] as const;

/** The ways it is moved: down and right, in pixels for each pixel of the distance. */
export const WAYS = [
  { name: 'left', dy: 0, dx: -1 },
  { name: 'right', dy: 0, dx: 1 },
  { name: 'up', dy: -1, dx: 0 },
  { name: 'down', dy: 1, dx: 0 },
] as const;

/** The copies of a digit at a distance: one each way, and one alone where it is not moved. */
export const copiesOf = (pixels: Float32Array, distance: number): readonly Float32Array[] =>
  WAYS.slice(0, distance === 0 ? 1 : WAYS.length).map(({ dy, dx }) =>
    moved(pixels, dy * distance, dx * distance),
  );

/** What the network reads in each of some pictures, 0 to 9. */
export function answersOf(network: Network, pictures: readonly Float32Array[]): readonly number[] {
  const data = new Float32Array(pictures.length * SIDE * SIDE);
  pictures.forEach((pixels, i) => data.set(pixels, i * SIDE * SIDE));
  const shares = predict(network, { shape: [pictures.length, SIDE, SIDE, 1], data }).data;
  return pictures.map((_, i) => {
    const ten = shares.subarray(10 * i, 10 * i + 10);
    return ten.indexOf(Math.max(...ten));
  });
}

/** For each network, by name: the share of the pictures it reads rightly, distance by distance. */
export type Curves = Readonly<Record<string, readonly number[]>>;

/** A digit and what it is. */
export interface Labelled {
  readonly label: number;
  readonly pixels: Float32Array;
}

/** How far a measurement has come: the curves hold the distances that are done. */
export interface Stage {
  /** The distance that is being read; one more than the last when all is done. */
  readonly distance: number;
  /** Digits that have been read at this distance. */
  readonly read: number;
  readonly curves: Curves;
}

/**
 * Reads every digit at every distance with every network, nearest first, and says after each digit
 * how far it has come: whoever asks for the next sets the pace.
 */
export function* measure(
  networks: readonly Network[],
  digits: readonly Labelled[],
): Generator<Stage, void> {
  let curves: Curves = Object.fromEntries(networks.map(({ spec }) => [spec.name, []]));
  for (const distance of DISTANCES) {
    const right = networks.map(() => 0);
    let pictures = 0;
    for (const [i, { label, pixels }] of digits.entries()) {
      yield { distance, read: i, curves };
      const copies = copiesOf(pixels, distance);
      pictures += copies.length;
      networks.forEach((network, n) => {
        right[n]! += answersOf(network, copies).filter((answer) => answer === label).length;
      });
    }
    curves = Object.fromEntries(
      networks.map(({ spec: { name } }, n) => [name, [...curves[name]!, right[n]! / pictures]]),
    );
  }
  yield { distance: DISTANCES.length, read: 0, curves };
}

/** The curves of a measurement made in one go. */
export function curvesOf(networks: readonly Network[], digits: readonly Labelled[]): Curves {
  let curves: Curves = {};
  for (const stage of measure(networks, digits)) curves = stage.curves;
  return curves;
}
