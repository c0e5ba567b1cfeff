import { defaults, type Grid } from '#src/params/params.ts';
import { pool, type Picture, type Settings } from '#src/widgets/pooling/model.ts';
import { presets, settingsOf } from '#src/widgets/pooling/presets.ts';
import widget from '#src/widgets/pooling/widget.ts';

/** The settings the widget starts with. */
export const start = defaults(widget.params);
/** The settings the widget starts with, and something of them changed. */
export const withStart = (change: Partial<Settings>): Settings => ({ ...start, ...change });

/** What the settings give; throws where they cannot run. */
export function picture(change: Partial<Settings>): Picture {
  const result = pool(withStart(change));
  if ('why' in result) throw new Error(result.why);
  return result;
}

/** Why such settings cannot run. */
export function refusedFor(change: Partial<Settings>): string {
  const result = pool(withStart(change));
  return 'why' in result ? result.why : 'It runs.';
}

/** Row, column and value of every cell. */
export const cellsOf = (grid: Grid): (readonly [number, number, number])[] =>
  grid.flatMap((row, y) => row.map((value, x) => [y, x, value] as const));

/** What comes back to the input, without the padding around it. */
export const returned = ({ inputGradient, rows, columns }: Picture): Grid =>
  inputGradient
    .slice(rows.before, rows.before + rows.cells)
    .map((line) => line.slice(columns.before, columns.before + columns.cells));

/** What a preset shows. */
export const preset = (id: string): Picture =>
  picture(
    settingsOf(
      presets.find((known) => known.id === id)!,
      start,
    ),
  );
