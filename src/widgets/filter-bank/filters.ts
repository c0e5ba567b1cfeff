import type { Network } from '#engine/index.ts';
import type { Grid } from '#src/params/params.ts';
import type { FilterName } from './filter-names.ts';

/** One kernel of one channel, and what is to be said of it. */
export interface Filter {
  readonly name: FilterName;
  readonly title: string;
  readonly maker: 'hand' | 'learnt' | 'own';
  readonly weights: Grid;
  readonly bias: number;
  /** Who made it, and what its map shows. */
  readonly note: string;
}

const hand = (
  name: FilterName,
  title: string,
  weights: Grid,
  note: string,
): Filter & { readonly maker: 'hand' } => ({
  name,
  title,
  maker: 'hand',
  weights,
  bias: 0,
  note,
});

/**
 * Seven kernels that people made, long before a network learnt any. Sobel and Feldman 1968 (a talk
 * at Stanford), Prewitt 1970 ("Object enhancement and extraction").
 */
export const byHand: readonly Filter[] = [
  // prettier-ignore
  hand('sobel-x', 'Sobel x', [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
    'Made by hand, by Irwin Sobel and Gary Feldman in 1968; often shown as if a network had learnt it. The middle row counts twice.'),
  // prettier-ignore
  hand('sobel-y', 'Sobel y', [[-1, -2, -1], [0, 0, 0], [1, 2, 1]],
    'Made by hand, by Irwin Sobel and Gary Feldman in 1968; often shown as if a network had learnt it. The middle column counts twice.'),
  // prettier-ignore
  hand('prewitt-x', 'Prewitt x', [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]],
    'Made by hand, by Judith Prewitt in 1970. Like Sobel x, but all three rows count the same.'),
  // prettier-ignore
  hand('prewitt-y', 'Prewitt y', [[-1, -1, -1], [0, 0, 0], [1, 1, 1]],
    'Made by hand, by Judith Prewitt in 1970. Like Sobel y, but all three columns count the same.'),
  // prettier-ignore
  hand('laplacian', 'Laplacian', [[0, 1, 0], [1, -4, 1], [0, 1, 0]],
    'Made by hand: four neighbours minus four times the middle. 0 on an even slope; along an edge one side is positive, the other negative.'),
  // prettier-ignore
  hand('blur', 'Blur', [[0.0625, 0.125, 0.0625], [0.125, 0.25, 0.125], [0.0625, 0.125, 0.0625]],
    'Made by hand: a weighted mean of nine cells. The weights add up to 1, so an even ground stays as it is, and nothing becomes negative.'),
  // prettier-ignore
  hand('sharpen', 'Sharpen', [[0, -1, 0], [-1, 5, -1], [0, -1, 0]],
    'Made by hand: the picture minus its Laplacian. The weights add up to 1; beside every bright stroke the map dips below zero.'),
];

/** The first layer of a network as filters, one a kernel. Its input must have one channel. */
export function learntBy({ spec, weights }: Network): readonly Filter[] {
  const { kernel, bias } = weights.get('conv1')!;
  const [rows, columns, , filters] = kernel!.shape as readonly [number, number, number, number];
  return Array.from({ length: filters }, (_, o) => ({
    name: `conv1-${o + 1}` as FilterName,
    title: `conv1, ${o + 1}`,
    maker: 'learnt' as const,
    weights: Array.from({ length: rows }, (_, v) =>
      Array.from({ length: columns }, (_, u) => kernel!.data[(v * columns + u) * filters + o]!),
    ),
    bias: bias?.data[o] ?? 0,
    note: `Learnt by ${spec.name} from digits: nobody chose these weights.`,
  }));
}

/** The reader's own kernel as a filter, without a bias. */
export const ownFilter = (weights: Grid): Filter => ({
  name: 'own',
  title: 'Your own',
  maker: 'own',
  weights,
  bias: 0,
  note: 'Yours: type other weights, and the map answers.',
});
