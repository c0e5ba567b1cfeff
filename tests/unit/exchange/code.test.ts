import { describe, expect, test } from 'vitest';
import { kerasSource, pytorchSource } from '#engine/exchange/index.ts';
import { summary, type NetworkSpec } from '#engine/index.ts';
import { architectures } from '#engine/zoo/architectures.ts';
import { tinyCnn } from '#engine/zoo/tiny-cnn.ts';
import { listed, listingsOf } from '#src/listings.ts';

const CODE = '../../../content/code';

/** Each network that the book lists, with the number of parameters that is published of it. */
const NETWORKS: readonly (readonly [NetworkSpec, number])[] = [
  [tinyCnn, 5258],
  [architectures['small-cifar-keras'], 122_570],
  [architectures['small-cifar-pytorch'], 620_810],
];

/** A spec with a line for each layer. */
function written({ name, input, layers }: NetworkSpec): string {
  const spaced = (value: unknown): string =>
    JSON.stringify(value, null, 1)
      .replace(/\n\s*/g, ' ')
      .replace(/\[ (.*?) \]/g, '[$1]');
  const lines = layers.map((layer) => `    ${spaced(layer)}`);
  return [
    '{',
    `  "name": ${JSON.stringify(name)},`,
    `  "input": ${spaced(input)},`,
    '  "layers": [',
    lines.join(',\n'),
    '  ]',
    '}\n',
  ].join('\n');
}

const codeOf = (network: string, file: string): string =>
  listingsOf(network).find((listing) => listing.file === file)!.code;

describe.each(NETWORKS)('$name', (spec, published) => {
  test('is listed as the engine writes it', async () => {
    await expect(kerasSource(spec)).toMatchFileSnapshot(`${CODE}/${spec.name}.keras.py`);
    await expect(pytorchSource(spec)).toMatchFileSnapshot(`${CODE}/${spec.name}.pytorch.py`);
    await expect(written(spec)).toMatchFileSnapshot(`${CODE}/${spec.name}.json`);
  });

  test('has as many parameters, read from its JSON, as is published', () => {
    const read = JSON.parse(codeOf(spec.name, 'json')) as NetworkSpec;
    expect(read).toEqual(spec);
    expect(summary(read).parameters).toBe(published);
  });

  test('has in every line of PyTorch the parameters of the layer in the summary', () => {
    const counted = [
      ...codeOf(spec.name, 'pytorch.py').matchAll(/\("(\w+)", nn\.(\w+)\((.*)\)\),/g),
    ].map(([, name, module, settings]) => [name!, parametersIn(module!, settings!)] as const);
    const named = summary(spec).layers.map(({ name, parameters }) => [
      name.replaceAll('.', '_'),
      parameters,
    ]);
    expect(counted).toEqual(named);
    expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(published);
  });
});

/** Counted from the text alone, as a reader of the line would: the sizes are written out in it. */
function parametersIn(module: string, settings: string): number {
  const [first = 0, second = 0, kernel = 0] = settings.split(', ').map(Number);
  if (module === 'Conv2d') return second * (first * kernel * kernel + 1);
  if (module === 'Linear') return second * (first + 1);
  return module === 'BatchNorm2d' ? 2 * first : 0;
}

test('what a listing must count, layer for layer, is told to scripts/listings.py', async () => {
  const counts = NETWORKS.map(([spec]) => {
    const learning = summary(spec).layers.filter(({ parameters }) => parameters > 0);
    return [spec.name, Object.fromEntries(learning.map((layer) => [layer.name, layer.parameters]))];
  });
  const text = `${JSON.stringify(Object.fromEntries(counts), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../golden/listings/parameters.json');
});

test('there are no other listings, and one that is not there is refused by name', () => {
  expect([...listed].sort()).toEqual(NETWORKS.map(([{ name }]) => name).sort());
  expect(() => listingsOf('lenet')).toThrow(/no content\/code\/lenet\.keras\.py.*tiny-cnn/);
});
