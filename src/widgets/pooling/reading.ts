import { roundedParts } from '#src/story/arithmetic.ts';
import { isPadding } from '../convolution/sizes.ts';
import { backFrom, sourcesOf, type Picture } from './model.ts';

/** One cell under the window. */
export interface Part {
  readonly value: number;
  /** What it was multiplied by, in a strided convolution. */
  readonly weight: number | undefined;
  /** What it adds before the rule is done: its value, its square or its product. */
  readonly adds: number;
  /** The cell is padding. */
  readonly padding: boolean;
  /** It takes part: padding does where it counts as zero. */
  readonly counts: boolean;
  /** It is the largest, or the first of several. */
  readonly winner: boolean;
  /** What comes back to it from this output. */
  readonly gradient: number;
  /** Its row and column in the input, counted from 0; outside it for padding. */
  readonly at: readonly [y: number, x: number];
}

/** How one output comes about, and where its gradient goes. */
export interface Reading {
  /** Counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly rule: 'max' | 'mean' | 'root' | 'sum';
  /** The window, row by row. */
  readonly lines: readonly (readonly Part[])[];
  /** How many cells take part. */
  readonly count: number;
  /** All that is added, as shown: the parts shown add up to it. */
  readonly sum: number;
  /** Cells that hold the largest value. */
  readonly ties: number;
  /** There is no other output. */
  readonly only: boolean;
  readonly value: number;
  /** How the loss changes with this output. */
  readonly gradient: number;
}

/** What the window of an output reads and what comes back to it, in the order of the window. */
export function readingOf(picture: Picture, row: number, column: number): Reading {
  const { rows, columns, kernel, settings } = picture;
  const { terms, rule, value } = sourcesOf(picture, row, column);
  const found = new Map(terms.map((term) => [term.cell.slice(0, 2).join(), term]));
  const sent = backFrom(picture, row, column);
  const zeros =
    settings.kind === 'strided' ||
    settings.kind === 'l2' ||
    (settings.kind === 'average' && settings.countPadding);
  const lines = Array.from({ length: rows.kernel }, (_, v) =>
    Array.from({ length: columns.kernel }, (_, u): Part => {
      const [down, across] = [row * rows.stride + v, column * columns.stride + u];
      const at = [down - rows.before, across - columns.before] as const;
      const term = found.get(at.join());
      const padding = isPadding(rows, down) || isPadding(columns, across);
      const own = term?.value ?? 0;
      return {
        value: own,
        weight: rule === 'sum' ? kernel[v]![u]! : undefined,
        adds: rule === 'max' || rule === 'mean' ? own : (term?.product ?? 0),
        padding,
        counts: !padding || zeros,
        winner: term?.winner ?? false,
        gradient: padding ? 0 : sent[at[0] * columns.cells + at[1]]!,
        at,
      };
    }),
  );
  const parts = lines.flat();
  const rounded = roundedParts(parts.map(({ adds }) => adds));
  return {
    row,
    column,
    rule: rule as Reading['rule'],
    lines: lines.map((line, v) =>
      line.map((part, u) => ({ ...part, adds: rounded[v * columns.kernel + u]! })),
    ),
    count: parts.filter(({ counts }) => counts).length,
    sum: Math.round(rounded.reduce((sum, part) => sum + part, 0) * 1000) / 1000,
    ties: terms.filter((term) => term.value === value).length,
    only: rows.places * columns.places === 1,
    value,
    gradient: picture.outputGradient[row]![column]!,
  };
}

/** The winner of a window of a max pool. */
export const winnerOf = ({ lines }: Reading): Part | undefined =>
  lines.flat().find(({ winner }) => winner);
