import type { Grid } from '#src/params/params.ts';
import type { Picture, Settings } from './model.ts';
import { edited, fitted, turned } from './pictures.ts';

const names = {
  input: ['input', 'input2', 'input3'],
  kernel: ['kernel', 'kernel2', 'kernel3'],
} as const;

/** What changes when every channel of the input, or slice of the kernel, gets this size. */
export function resized(
  settings: Settings,
  what: 'input' | 'kernel',
  rows: number,
  columns: number,
): Partial<Settings> {
  const shown = names[what].slice(0, settings.channels);
  return Object.fromEntries(shown.map((name) => [name, fitted(settings[name], rows, columns)]));
}

/**
 * What changes when there are this many channels. A channel that is not of the first one's size
 * starts as the first, turned by a half, so that there is something in it.
 */
export function withChannels(settings: Settings, channels: number): Partial<Settings> {
  const added = [names.input, names.kernel].flatMap(([first, ...more]) =>
    more
      .slice(settings.channels - 1, channels - 1)
      .filter((name) => !sameSize(settings[name], settings[first]))
      .map((name) => [name, turned(settings[first])]),
  );
  return { channels, ...Object.fromEntries(added) };
}

const sameSize = (a: Grid, b: Grid): boolean =>
  a.length === b.length && a[0]!.length === b[0]!.length;

/** The settings of the picture that is shown, with one cell of a channel changed. */
export function withCell(
  picture: Picture,
  what: 'input' | 'kernel',
  channel: number,
  y: number,
  x: number,
  value: number,
): Partial<Settings> {
  return {
    ...picture.settings,
    [names[what][channel]!]: edited(picture[what][channel]!, y, x, value),
  };
}
