import type { Stage } from './stages.ts';

/** What shares one scale of colours. */
export type Range = 'map' | 'layer' | 'network';

/** The least and the highest of some values, 0 among them. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The scales of a network on one digit. */
export interface Scales {
  /** The value with the brightest colour in a map: the highest there is, so that yellow is used. */
  limit(stage: Stage, map: number): number;
  /** The values of the two end colours of a map; violet ends at −`limit` at the latest. */
  ends(stage: Stage, map: number): Ends;
  /** The least and the highest number of a map, 0 among them. */
  found(stage: Stage, map: number): Ends;
  /** Whether some value lies below the violet end, and has its colour. */
  clipped(stage: Stage, map: number): boolean;
}

const NOTHING: Ends = { low: 0, high: 0 };

const wider = (a: Ends, b: Ends): Ends => ({
  low: Math.min(a.low, b.low),
  high: Math.max(a.high, b.high),
});

/** Sums and shares are drawn as bars: they have no part in the colours of the whole network. */
const isColoured = ({ kind, shape }: Stage): boolean =>
  !(shape.length === 1 && shape[0]! <= 10) && kind !== 'softmax';

/** Scales for all maps of all stages, by what is to share one. By itself the picture’s goes from paper to ink. */
export function scalesOf(stages: readonly Stage[], range: Range): Scales {
  const byMap = new Map(stages.map((stage) => [stage.name, mapEnds(stage)]));
  const byLayer = new Map(
    stages.map(({ name }) => [name, byMap.get(name)!.reduce(wider, NOTHING)] as const),
  );
  const all = stages
    .filter(isColoured)
    .reduce((ends, { name }) => wider(ends, byLayer.get(name)!), NOTHING);
  const found = (stage: Stage, map: number): Ends => byMap.get(stage.name)![map]!;
  const span = (stage: Stage, map: number): Ends => {
    if (range === 'network' && isColoured(stage)) return all;
    if (stage.kind === 'input') return { low: 0, high: 1 };
    return range === 'map' ? found(stage, map) : byLayer.get(stage.name)!;
  };
  const limit = (stage: Stage, map: number): number => {
    const { low, high } = span(stage, map);
    return high || -low || 1;
  };
  const ends = (stage: Stage, map: number): Ends => {
    const most = limit(stage, map);
    return { low: Math.max(span(stage, map).low, -most), high: most };
  };
  const clipped = (stage: Stage, map: number): boolean => span(stage, map).low < -limit(stage, map);
  return { limit, ends, found, clipped };
}

function mapEnds({ maps, data }: Stage): Ends[] {
  const low = new Float32Array(maps);
  const high = new Float32Array(maps);
  for (let i = 0, map = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value < low[map]!) low[map] = value;
    if (value > high[map]!) high[map] = value;
    if (++map === maps) map = 0;
  }
  return Array.from(low, (least, map) => ({ low: least, high: high[map]! }));
}
