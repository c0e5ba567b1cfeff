import { defaults, type Grid } from '#src/params/params.ts';
import { convolve, type Picture, type Settings } from '#src/widgets/convolution/model.ts';
import { presets, settingsOf } from '#src/widgets/convolution/presets.ts';
import widget from '#src/widgets/convolution/widget.ts';

/** The settings the widget starts with. */
export const start = defaults(widget.params);
/** The settings the widget starts with, and something of them changed. */
export const withStart = (change: Partial<Settings>): Settings => ({ ...start, ...change });

/** What the settings give; throws where they cannot run. */
export function picture(change: Partial<Settings>): Picture {
  const result = convolve(withStart(change));
  if ('why' in result) throw new Error(result.why);
  return result;
}

/** Row, column and value of every cell. */
export const cellsOf = (grid: Grid): (readonly [number, number, number])[] =>
  grid.flatMap((row, y) => row.map((value, x) => [y, x, value] as const));

/** Why such settings cannot run. */
export function refusedFor(change: Partial<Settings>): string {
  const result = convolve(withStart(change));
  return 'why' in result ? result.why : 'It runs.';
}

/** What a preset shows. */
export const preset = (id: string): Picture =>
  picture(
    settingsOf(
      presets.find((known) => known.id === id)!,
      start,
    ),
  );
