import { fit } from '../camera.ts';
import { hullsOf, pointsOf, united } from './hull.ts';
import { marginsOf } from './margins.ts';
import type { Draft } from './pose.ts';
import type { Sheet } from './sheet.ts';

/** Gives each fan of a step as many columns as make its maps largest on this stage. */
export function bestColumns(sheet: Sheet, poses: readonly Draft[]): void {
  for (const { name, channels } of sheet.anatomy.parts.values()) {
    const fan = poses.some(({ light, spread }) => light[name] && spread[name] === 1);
    if (!fan || channels === 1 || sheet.anatomy.parts.get(name)!.makes) continue;
    const divisors = Array.from({ length: channels }, (_, n) => n + 1).filter(
      (n) => channels % n === 0,
    );
    const set = (columns: number): void => {
      for (const pose of poses) pose.columns = { ...pose.columns, [name]: columns };
    };
    const scales = divisors.map((columns) => {
      set(columns);
      return scaleOf(sheet, poses);
    });
    set(divisors[scales.indexOf(Math.max(...scales))]!);
  }
}

function scaleOf(sheet: Sheet, poses: readonly Draft[]): number {
  const { azimuth, elevation, stage } = poses[0]!;
  const points = poses
    .map((pose) => hullsOf(sheet, pose))
    .reduce(united)
    .flatMap(pointsOf);
  return fit(azimuth, elevation, points, stage, marginsOf(stage)).scale;
}
