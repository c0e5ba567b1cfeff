import type { Refusal } from '#src/controls/refusal.ts';
import type { Settings } from './model.ts';
import { extentOf, type Side } from './sizes.ts';

type Way = Refusal<Settings>['ways'][number];

/** Why these settings cannot run; nothing where they can. */
export function refusal(
  settings: Settings,
  rows: Side,
  columns: Side,
): Refusal<Settings> | undefined {
  const { padding, stride, dilation } = settings;
  if (padding === 'same-pytorch' && stride > 1)
    return {
      why:
        'PyTorch knows same only for stride 1. With a larger stride Conv2d refuses: ' +
        "“padding='same' is not supported for strided convolutions”.",
      ways: [
        { words: 'Stride 1', change: { stride: 1 } },
        { words: 'same (Keras)', change: { padding: 'same-keras', dilation: 1 } },
      ],
    };
  if (padding === 'same-keras' && stride > 1 && dilation > 1)
    return {
      why: `Keras does not take a stride and a dilation above 1 together; here they are ${stride} and ${dilation}.`,
      ways: [
        { words: 'Stride 1', change: { stride: 1 } },
        { words: 'Dilation 1', change: { dilation: 1 } },
      ],
    };
  if (rows.places < 1 || columns.places < 1) return tooLarge(settings, rows, columns);
  return undefined;
}

function tooLarge(settings: Settings, rows: Side, columns: Side): Refusal<Settings> {
  const { dilation, padding } = settings;
  const size = (height: number, width: number): string => `${height}×${width}`;
  const spread = dilation > 1 ? ` with dilation ${dilation}` : '';
  const around = rows.before > 0 ? ` with its padding` : '';
  return {
    why:
      `The kernel covers ${size(rows.extent, columns.extent)} cells${spread}, ` +
      `the input has ${size(rows.padded, columns.padded)}${around}: it does not fit once.`,
    ways: [
      ...wider(padding, rows, columns),
      ...(dilation > 1 &&
      extentOf({ ...rows, dilation: 1 }) <= rows.padded &&
      extentOf({ ...columns, dilation: 1 }) <= columns.padded
        ? [{ words: 'Dilation 1', change: { dilation: 1 } }]
        : []),
      ...smaller(settings, rows, columns),
    ],
  };
}

/** The least padding by number with which the window fits once. */
function wider(padding: string, rows: Side, columns: Side): Way[] {
  const missing = Math.max(rows.extent - rows.cells, columns.extent - columns.cells);
  const least = Math.ceil(missing / 2);
  if (least > 6 || String(least) === padding) return [];
  return [{ words: `Padding ${least}`, change: { padding: String(least) as Settings['padding'] } }];
}

/** The kernel cut to what fits. */
function smaller({ kernel, dilation }: Settings, rows: Side, columns: Side): Way[] {
  const most = ({ padded, kernel }: Side): number =>
    Math.min(kernel, Math.floor((padded - 1) / dilation) + 1);
  const [height, width] = [most(rows), most(columns)];
  const cut = kernel.slice(0, height).map((row) => row.slice(0, width));
  return [{ words: `A ${height}×${width} kernel`, change: { kernel: cut } }];
}
