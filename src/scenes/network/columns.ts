import { fit } from '../camera.ts';
import type { Part } from './anatomy.ts';
import { hullsOf, pointsOf } from './hull.ts';
import { marginsOf } from './margins.ts';
import type { Draft } from './pose.ts';
import type { Sheet } from './sheet.ts';

/**
 * Gives each fan of each step as many columns as make its maps largest on this stage. A stack
 * keeps those of the fan it has been before, and takes on those of the one it will be: maps that
 * stand behind each other have none to be seen.
 */
export function settleColumns(sheet: Sheet, steps: readonly (readonly Draft[])[]): void {
  const { parts } = sheet.anatomy;
  for (const part of parts.values()) {
    if (part.channels === 1 || part.makes || part.home !== part.name) continue;
    const kin = [...parts.values()].filter(({ home }) => home === part.name);
    const fans = steps.map((poses) => poses.some((pose) => isFan(pose, kin)));
    steps.forEach((poses, i) => {
      if (fans[i]) setColumns(poses, kin, bestColumns(sheet, poses, kin));
    });
    steps.forEach((poses, i) => {
      if (fans[i]) return;
      const last = steps[fans.lastIndexOf(true, i)]?.[0];
      const next = steps[fans.indexOf(true, i)]?.[0];
      if (!last && !next) return;
      const { columns } = (last ?? next)!;
      setColumns(poses, kin, columns[part.name]!);
      setColumns(poses.slice(-1), kin, (next ?? last)!.columns[part.name]!);
    });
  }
}

/** Of fans that are nearly as large, the widest: it reads like lines of text. */
const NEARLY = 0.85;

const isFan = ({ light, spread }: Draft, kin: readonly Part[]): boolean =>
  kin.some(({ name }) => light[name] && spread[name] === 1);

function bestColumns(sheet: Sheet, poses: readonly Draft[], kin: readonly Part[]): number {
  const { channels } = kin[0]!;
  // Full lines only; but three maps make none that is not a single row or column.
  const counts = Array.from({ length: channels }, (_, n) => n + 1).filter(
    (n) => channels % n === 0 || channels < 4,
  );
  const scales = counts.map((columns) => {
    setColumns(poses, kin, columns);
    return scaleOf(sheet, poses.at(-1)!);
  });
  const enough = Math.max(...scales) * NEARLY;
  return counts[scales.findLastIndex((scale) => scale >= enough)]!;
}

function setColumns(poses: readonly Draft[], kin: readonly Part[], columns: number): void {
  for (const pose of poses)
    for (const { name } of kin) pose.columns = { ...pose.columns, [name]: columns };
}

function scaleOf(sheet: Sheet, pose: Draft): number {
  const { azimuth, elevation, stage } = pose;
  const points = hullsOf(sheet, pose).flatMap(pointsOf);
  return fit(azimuth, elevation, points, stage, marginsOf(stage)).scale;
}
