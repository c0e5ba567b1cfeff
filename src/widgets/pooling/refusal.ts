import type { Refusal } from '#src/controls/refusal.ts';
import type { Side } from '../convolution/sizes.ts';
import type { Settings } from './model.ts';

/** Widest padding the widget offers. */
const MOST_PADDING = 2;

/** Why these settings cannot run; nothing where they can. */
export function refusal(
  settings: Settings,
  rows: Side,
  columns: Side,
): Refusal<Settings> | undefined {
  const { kind, window, padding } = settings;
  if (rows.places < 1 || columns.places < 1) return tooLarge(settings, rows, columns);
  const slides = kind === 'max' || kind === 'average' || kind === 'l2';
  if (!slides || padding < window) return undefined;
  return {
    why:
      `A padding of ${padding} is too wide for a window ${window} wide: in the corner the window ` +
      'would lie on padding alone, and there is nothing there to pool.',
    ways: [
      { words: `Padding ${window - 1}`, change: { padding: window - 1 } },
      { words: `Window ${padding + 1}`, change: { window: padding + 1 } },
    ],
  };
}

function tooLarge({ window, padding }: Settings, rows: Side, columns: Side): Refusal<Settings> {
  const around = padding > 0 ? ' with its padding' : '';
  const least = Math.ceil((window - Math.min(rows.cells, columns.cells)) / 2);
  const most = Math.min(rows.padded, columns.padded);
  return {
    why:
      `The window covers ${window}×${window} cells, the input has ` +
      `${rows.padded}×${columns.padded}${around}: it does not fit once.`,
    ways: [
      { words: `Window ${most}`, change: { window: most } },
      ...(least <= MOST_PADDING ? [{ words: `Padding ${least}`, change: { padding: least } }] : []),
    ],
  };
}
