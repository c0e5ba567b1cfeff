import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { summary, zoo } from '#engine/index.ts';
import type { LayerSpec, LayerSummary, NetworkSpec } from '#engine/index.ts';
import { architectures } from '#engine/zoo/architectures.ts';

// Counted by hand from the papers, and with PyTorch's hooks in torchvision 0.14.1 where it has the
// network; receptive fields also by carrying gradients back. A layer of the table stands for the
// layers called after it: `conv1` for `conv1`, `conv1.norm` and `conv1.relu`.
type Row = readonly [
  name: string,
  shape: string,
  parameters: number,
  multiplyAdds: number,
  receptiveField: number | null,
  jump: number | null,
];
interface Counted {
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly withoutAuxiliary?: { readonly parameters: number; readonly multiplyAdds: number };
  readonly layers: readonly Row[];
}

const path = new URL('../../fixtures/architectures.json', import.meta.url);
const table: Readonly<Record<string, Counted>> = JSON.parse(readFileSync(path, 'utf8'));

const conv = (name: string, filters: number): LayerSpec => ({
  name,
  kind: 'conv',
  filters,
  kernel: 3,
});
const pool = (name: string): LayerSpec => ({ name, kind: 'maxPool' });
const drawn = (name: string, ...last: LayerSpec[]): NetworkSpec => ({
  name,
  input: [32, 32, 3],
  layers: [
    conv('conv1', 32),
    pool('pool1'),
    conv('conv2', 64),
    pool('pool2'),
    conv('conv3', 128),
    ...last,
    { name: 'flatten', kind: 'flatten' },
  ],
});
const networks: Readonly<Record<string, NetworkSpec>> = {
  ...zoo,
  ...architectures,
  'two pools': drawn('two pools'),
  'three pools': drawn('three pools', pool('pool3')),
};

test.each(Object.entries(table))('%s is counted to the last weight', (name, counted) => {
  const { layers, parameters, multiplyAdds } = summary(networks[name]!);
  expect({ parameters, multiplyAdds }).toEqual({
    parameters: counted.parameters,
    multiplyAdds: counted.multiplyAdds,
  });
  const found = counted.layers.map(([row, , , , field, jump]): Row => {
    const parts = layers.filter(({ name }) => name === row || name.startsWith(`${row}.`));
    const last = parts.at(-1)!;
    return [
      row,
      last.shape.join('×'),
      total(parts, 'parameters'),
      total(parts, 'multiplyAdds'),
      field === null ? null : last.receptiveField,
      jump === null ? null : last.jump,
    ];
  });
  expect(found).toEqual(counted.layers.map((row) => ofParts(row, counted.layers)));
});

test.each(['googlenet-2014', 'googlenet'])('%s is lighter without its aids', (name) => {
  const { parameters, multiplyAdds } = summary(networks[name]!);
  expect({ parameters, multiplyAdds }).toEqual(table[`${name}-aux`]!.withoutAuxiliary);
});

test('a network goes by its own name', () => {
  for (const [name, spec] of Object.entries(architectures)) expect(spec.name).toBe(name);
});

test('the deepest network is summed up while nobody notices', () => {
  summary(architectures['resnet-152']);
  const start = performance.now();
  summary(architectures['resnet-152']);
  expect(performance.now() - start).toBeLessThan(500);
});

/** A row that other rows are parts of: `conv1` where `conv1.norm` is counted by itself. */
function ofParts(row: Row, rows: readonly Row[]): Row {
  const parts = rows.filter(([name]) => name.startsWith(`${row[0]}.`));
  const sum = (i: 2 | 3): number => parts.reduce((sum, part) => sum + part[i], row[i]);
  return [row[0], row[1], sum(2), sum(3), row[4], row[5]];
}

function total(parts: readonly LayerSummary[], of: 'parameters' | 'multiplyAdds'): number {
  return parts.reduce((sum, part) => sum + part[of], 0);
}
