import { sizeOf } from '#engine/index.ts';
import { grouped, shapeText } from '#src/story/words.ts';
import type { Mismatch, Row, Tape } from './model.ts';

const KIND_NAMES: Readonly<Record<string, string>> = {
  input: 'picture',
  conv: 'convolution',
  batchNorm: 'batch norm',
  relu: 'ReLU',
  maxPool: 'max pool',
  avgPool: 'average pool',
  globalAvgPool: 'global average pool',
  flatten: 'flatten',
  dense: 'dense',
  softmax: 'softmax',
};

/** What a kind of layer is called in a table. */
export const kindName = (kind: string): string => KIND_NAMES[kind] ?? kind;

interface Sliding {
  readonly window: number;
  readonly stride: number;
  readonly padding: number;
}

function slidingOf({ spec }: Row): Sliding | undefined {
  if (spec?.kind === 'conv') {
    const { kernel, stride = 1, padding = 0 } = spec;
    return { window: Number(kernel), stride: Number(stride), padding: Number(padding) };
  }
  if (spec?.kind !== 'maxPool' && spec?.kind !== 'avgPool') return undefined;
  const window = Number(spec.window ?? 2);
  return { window, stride: Number(spec.stride ?? window), padding: Number(spec.padding ?? 0) };
}

/** How often a window fits along a side: `⌊(13 − 3) / 1⌋ + 1 = 11`. */
function placesText(row: Row, { window, stride, padding }: Sliding): string {
  const side = padding ? `${row.input[0]!} + 2·${padding}` : `${row.input[0]!}`;
  return `⌊(${side} − ${window}) / ${stride}⌋ + 1 = ${row.shape[0]!}`;
}

const product = (...factors: readonly number[]): string => factors.join('·');

/** How a layer’s shape, its parameters and its work come about, in one sentence with the numbers. */
export function sayRow(row: Row): string {
  const { name, kind, input, shape, parameters, multiplyAdds } = row;
  const sliding = slidingOf(row);
  const channels = input.at(-1)!;
  const after = shapeText(shape);
  switch (kind) {
    case 'input':
      return `The picture is given, not learnt: ${product(...shape)} = ${grouped(sizeOf(shape))} numbers, and no work.`;
    case 'conv': {
      const { window } = sliding!;
      const [height, width, maps] = shape as readonly [number, number, number];
      return (
        `${name}: a kernel of ${window}×${window}, ${channels} deep, fits ${placesText(row, sliding!)} times along each side ` +
        `and makes one map, so ${maps} of them make ${after}, with ${product(maps)}·(${product(window, window, channels)} + 1) = ${grouped(parameters)} ` +
        `numbers to learn and ${product(height, width, maps, window, window, channels)} = ${grouped(multiplyAdds)} multiply-adds.`
      );
    }
    case 'maxPool':
    case 'avgPool': {
      const { window, stride } = sliding!;
      const does =
        kind === 'maxPool' ? 'keeps the largest of its cells' : 'keeps the mean of its cells';
      return (
        `${name}: a window of ${window}×${window} that moves by ${stride} ${does} and fits ${placesText(row, sliding!)} times along each side ` +
        `of every map: ${after}, with nothing to learn and no multiply-add.`
      );
    }
    case 'batchNorm':
      return `${name}: each of the ${channels} channels is given a scale and a shift, 2·${channels} = ${grouped(parameters)} numbers to learn; the shape stays ${after}, and this is not counted as multiply-adds.`;
    case 'flatten':
      return `${name}: the maps of ${shapeText(input)} are laid out in one line, ${product(...input)} = ${grouped(shape[0]!)} numbers, with nothing to learn and nothing to compute.`;
    case 'globalAvgPool':
      return `${name}: each of the ${channels} maps becomes its mean, so ${grouped(channels)} numbers are left whatever height and width were; nothing is learnt, and no multiply-add is counted.`;
    case 'dense':
      return (
        `${name}: each of the ${shape[0]!} units has a weight for each of ${grouped(input[0]!)} numbers and a bias, ` +
        `${shape[0]!}·(${input[0]!} + 1) = ${grouped(parameters)} numbers to learn, and uses each weight once: ${shape[0]!}·${input[0]!} = ${grouped(multiplyAdds)} multiply-adds.`
      );
    case 'softmax':
      return `${name}: ${grouped(shape[0]!)} sums become as many shares of one, with nothing to learn and no multiply-add.`;
    default:
      return `${name}: each number is changed by itself, so the shape stays ${after}; nothing is learnt, and no multiply-add is counted.`;
  }
}

/** What an unreached layer waits for. */
export const sayWaiting = ({ name }: Row, { layer }: Mismatch): string =>
  `${name} is not reached: ${layer} refuses what comes before. Its numbers are those it was made with.`;

/** The whole in a sentence, for the status line. */
export function sayTape({ side, mismatch, parameters, multiplyAdds, rows, flat }: Tape): string {
  const picture = `${side}×${side}`;
  if (mismatch)
    return `With a picture of ${picture} the line is ${grouped(mismatch.gets)} long; ${mismatch.layer} was made for ${grouped(mismatch.expects)}, and refuses.`;
  const sure = flat ? '' : ' Any other size would leave its dense layers as they are.';
  return `A picture of ${picture} becomes ${shapeText(rows.at(-1)!.shape)} numbers: ${grouped(parameters)} to learn, ${grouped(multiplyAdds)} multiply-adds.${sure}`;
}

/** Which number comes from where. */
export function sayWhy({ layer, expects, expected, gets, maps }: Mismatch): string {
  return (
    `Flattening ${maps.name} gives height × width × channels, ${product(...maps.shape)} = ${grouped(gets)} numbers. ` +
    `${layer} was made when they were ${product(...expected)} = ${grouped(expects)}. ` +
    'The convolutions do not mind: their kernels fit any picture that is large enough.'
  );
}

/** What each repair costs. */
export function sayRepair({
  layer,
  units,
  expects,
  gets,
  maps,
}: Mismatch): readonly [string, string] {
  const channels = maps.shape[2]!;
  return [
    `${layer} is written anew for ${grouped(gets)} numbers, ${units}·(${gets} + 1) = ${grouped(units * (gets + 1))} to learn instead of ${grouped(units * (expects + 1))}. What its old weights had learnt cannot be kept, and the next size needs another number.`,
    `Each map is replaced by its mean, and ${layer} reads ${channels} numbers, one a map, whatever the size: ${units}·(${channels} + 1) = ${grouped(units * (channels + 1))} to learn. Where in its map something was is then lost.`,
  ];
}
