import { clamped, sweepCell } from './motions.ts';
import type { NetworkPose, Per } from './pose.ts';
import type { Sheet, Sheeted } from './sheet.ts';
import { cellOf, type Spot } from './trail.ts';

/** The working cell of each part that is looked at, and how strongly, 0 to 1. */
export function workingSpots(
  sheet: Sheet,
  pose: NetworkPose,
  looked: Per,
): { readonly spot: Spot; readonly strength: number }[] {
  return [...sheet.parts.values()].flatMap((part) => {
    const strength = looked[part.name]! * pose.light[part.name]!;
    if (strength < 0.02) return [];
    return [{ spot: { layer: part.name, cell: workingCell(sheet, pose, part) }, strength }];
  });
}

/** A convolution works where its sweep is; all else is best watched at the star's strongest cell. */
function workingCell(sheet: Sheet, { done }: NetworkPose, part: Sheeted): number[] {
  const { name, kind, rows, cols, star, channels } = part;
  const k = clamped(done[name]!);
  if (kind === 'conv') return cellOf(part, star, ...sweepCell(k, rows, cols));
  if (kind === 'dense' || kind === 'softmax') return [star];
  const { data } = sheet.trace.activations.get(name)!;
  let best = star;
  for (let i = star; i < data.length; i += channels) if (data[i]! > data[best]!) best = i;
  const at = Math.floor(best / channels);
  return cellOf(part, star, Math.floor(at / cols), at % cols);
}
