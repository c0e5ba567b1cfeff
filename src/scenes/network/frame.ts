import { fit } from '../camera.ts';
import type { Frame } from '../slab.ts';
import { slabsOf } from './faces.ts';
import { cellsInFlight } from './flight.ts';
import { pointsOf } from './hull.ts';
import { labelsOf } from './labels.ts';
import { layoutOf } from './layout.ts';
import { withField } from './field.ts';
import { withTrail, type Lit } from './light.ts';
import { linesOf } from './lines.ts';
import { marginsOf } from './margins.ts';
import { workingSpots } from './watched.ts';
import type { NetworkPose } from './pose.ts';
import type { Sheet } from './sheet.ts';

/** How far the reader has turned the picture, in degrees. */
export interface Turn {
  readonly azimuth: number;
  readonly elevation: number;
}

const STRAIGHT: Turn = { azimuth: 0, elevation: 0 };
/** Beyond these plates are seen edge-on, or from behind. */
const MOST = { azimuth: 72, low: -12, high: 60 };

/**
 * What the network looks like in `pose`, turned by the reader. Pure: no clock, no canvas, nothing
 * kept from the last call. The camera fits whatever is shown into the stage.
 */
export function frame(sheet: Sheet, pose: NetworkPose, turn: Turn = STRAIGHT): Frame {
  const layout = layoutOf(sheet, pose);
  const { azimuth, elevation } = turned(pose, turn);
  const points = pose.hulls.flatMap(pointsOf);
  const camera = fit(azimuth, elevation, points, pose.stage, marginsOf(pose.stage));
  let lit: Lit = {
    slabs: slabsOf(sheet, pose, layout, camera.scale),
    lines: linesOf(sheet, pose, layout),
  };
  for (const { spot, strength } of workingSpots(sheet, pose, pose.watch))
    lit = withTrail(lit, sheet, spot, strength);
  for (const { spot, strength } of workingSpots(sheet, pose, pose.back))
    lit = withField(lit, sheet, spot, strength);
  return {
    camera,
    ...lit,
    cells: cellsInFlight(sheet, pose, layout),
    labels: labelsOf(sheet, pose, camera, lit.slabs),
  };
}

/** The angles of a pose that the reader has turned, kept where plates can still be read. */
export function turned({ azimuth, elevation }: NetworkPose, turn: Turn): Turn {
  const kept = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    azimuth: kept(azimuth + turn.azimuth, -MOST.azimuth, MOST.azimuth),
    elevation: kept(elevation + turn.elevation, MOST.low, MOST.high),
  };
}
