import { buildNetwork, tensor, zoo, type Network, type Tensor } from '#engine/index.ts';

/** A network small enough to be written down, with the one picture it is shown on. */
export interface Example {
  readonly network: Network;
  readonly input: Tensor;
}

const rows = (text: string): number[] =>
  text
    .trim()
    .split(/[\s,/]+/)
    .map(Number);

function workedExample(): Example {
  const spec = zoo['worked-example'];
  const kernel = tensor([3, 3, 1, 1], rows('1 0 1 / 0 1 0 / 1 0 1'));
  return {
    network: buildNetwork(spec, new Map([['conv', { kernel }]])),
    input: tensor(spec.input, rows('1 1 1 0 0 / 0 1 1 1 0 / 0 0 1 1 1 / 0 0 1 1 0 / 0 1 1 0 0')),
  };
}

/** The map that the widget `pooling` starts with. */
function poolingExample(): Example {
  const spec = zoo['pooling-example'];
  return {
    network: buildNetwork(spec, new Map()),
    input: tensor(spec.input, rows('1 3 2 4 / 5 6 1 2 / 3 8 4 7 / 1 2 6 3')),
  };
}

/** A red stroke on a green leaf before a blue sky; the kernel looks for the stroke's left edge. */
function colourPatch(): Example {
  const spec = zoo['colour-patch'];
  const red = rows(
    '.1 .1 .8 .9 .8 / .1 .2 .9 .9 .7 / .2 .1 .9 .8 .2 / .3 .2 .9 .9 .3 / .2 .3 .8 .9 .2',
  );
  const green = rows(
    '.3 .4 .1 .1 .2 / .5 .6 .1 .2 .3 / .6 .7 .2 .1 .6 / .7 .7 .1 .2 .7 / .6 .7 .2 .1 .6',
  );
  const blue = rows(
    '.9 .9 .2 .1 .2 / .8 .7 .1 .1 .3 / .4 .3 .1 .2 .2 / .2 .2 .1 .1 .2 / .2 .1 .1 .2 .1',
  );
  const slabs = [
    rows('-1 0 1 / -1 0 1 / -1 0 1'),
    rows('1 0 -1 / 1 0 -1 / 1 0 -1'),
    rows('0 0 0 / 0 -1 0 / 0 0 0'),
  ];
  // Channels lie side by side in memory, in pictures as in kernels.
  const woven = (sheets: readonly number[][]): number[] =>
    sheets[0]!.flatMap((_, i) => sheets.map((sheet) => sheet[i]!));
  const kernel = tensor([3, 3, 3, 1], woven(slabs));
  const bias = tensor([1], [-0.5]);
  return {
    network: buildNetwork(spec, new Map([['conv', { kernel, bias }]])),
    input: tensor(spec.input, woven([red, green, blue])),
  };
}

const EXAMPLES: Readonly<Record<string, () => Example>> = {
  'worked-example': workedExample,
  'pooling-example': poolingExample,
  'colour-patch': colourPatch,
};

/** The example of that name; nothing for any other, which is then a trained network. */
export const exampleNamed = (name: string): Example | undefined => EXAMPLES[name]?.();
