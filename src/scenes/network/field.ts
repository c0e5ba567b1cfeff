import { sources } from '#engine/index.ts';
import type { Line } from '../slab.ts';
import { cornersOn, framed, THERE, thread, type Lit } from './light.ts';
import type { Sheet } from './sheet.ts';
import { placeOf, type Patch, type Spot } from './trail.ts';

/**
 * What a cell can see, layer by layer down to the pixels: its receptive field. Each patch lies on
 * the star of its layer; the maps beside it are seen alike.
 */
export function receptiveField(sheet: Sheet, { layer, cell }: Spot): Patch[] {
  const { network, activations } = sheet.trace;
  const start = placeOf(sheet.parts.get(layer)!, cell);
  const field: Patch[] = [
    { slab: `${layer}/${start.channel}`, part: layer, cells: [start.y, start.x, 1, 1] },
  ];
  for (let part = sheet.parts.get(layer)!; part.from; part = sheet.parts.get(part.from)!) {
    const [y, x, rows, cols] = field.at(-1)!.cells;
    const star = part.name === layer ? start.channel : part.star;
    // The sides are straight, so the first and the last cell say all.
    const ends = [[y, x, star] as const, [y + rows - 1, x + cols - 1, star] as const];
    const seen = ends.flatMap((end) => sources(network, sheet.trace, part.name, end).terms);
    const source = sheet.parts.get(part.from)!;
    if (activations.get(source.name)!.shape.length !== 3) break;
    const [top, left] = [0, 1].map((axis) => Math.min(...seen.map((term) => term.cell[axis]!)));
    const [bottom, right] = [0, 1].map((axis) => Math.max(...seen.map((term) => term.cell[axis]!)));
    const cells = [top!, left!, bottom! - top! + 1, right! - left! + 1] as const;
    field.push({ slab: `${source.name}/${source.star}`, part: source.name, cells });
  }
  return field;
}

/** The slabs and lines with the receptive field of one cell framed and threaded through. */
export function withField(lit: Lit, sheet: Sheet, spot: Spot, strength: number): Lit {
  const field = receptiveField(sheet, spot);
  const slabs = framed(lit.slabs, sheet, field, strength);
  const byId = new Map(slabs.map((slab) => [slab.id, slab]));
  const seen = field.map(({ slab }) => byId.get(slab)!).filter(({ opacity }) => opacity >= THERE);
  const lines = seen.slice(1).flatMap((source, i): Line[] => {
    const target = seen[i]!;
    const opacity = strength * Math.min(source.opacity, target.opacity);
    const ends = cornersOn(target);
    return cornersOn(source).map((from, corner) => thread(from, ends[corner]!, opacity));
  });
  return { slabs, lines: [...lit.lines, ...lines] };
}
