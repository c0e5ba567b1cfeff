import { CARD } from '#src/cover/card.ts';

/** A picture of the book as it stands in a page: a PNG in a data URL. */
export interface Plate {
  readonly href: string;
  readonly width: number;
  readonly height: number;
}

export interface Card {
  /** “Chapter 1”, “Widget”. */
  readonly kind: string;
  readonly title: string;
  readonly plates: readonly Plate[];
}

const INK = '#151c26';
const QUIET = '#444c58';
const PAPER = '#f7f7f4';
const EDGE = 64;
/** The square the plates stand in, and how far apart. */
const SIDE = CARD.height - 2 * EDGE;
const FIELD = { left: CARD.width - EDGE - SIDE, top: EDGE, side: SIDE };
const GAP = 12;
/** How many square plates stand in a row. */
const A_ROW = 3;
/** Letters in a line of the title. */
const LINE = 16;

/**
 * The distinct pictures in a page's HTML, in order, at least five cells high; of a page that tells
 * a story those from there on, because digits to choose from may stand before it.
 */
export function platesIn(html: string): Plate[] {
  const story = Math.max(0, html.indexOf('<section class="story'));
  const found = html.slice(story).match(/data:image\/png;base64,[A-Za-z0-9+/=]+/g) ?? [];
  return [...new Set(found)]
    .map((href) => ({ href, ...sizeOf(href) }))
    .filter(({ height }) => height >= 5);
}

/** Width and height in the header of a PNG (PNG, third edition, W3C 2025, 11.2.2). */
function sizeOf(href: string): { width: number; height: number } {
  const bytes = Buffer.from(href.slice(href.indexOf(',') + 1, href.indexOf(',') + 49), 'base64');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The picture that stands for a page where it is linked to: its name, and plates from it, as SVG. */
export function cardSvg({ kind, title, plates }: Card): string {
  const lines = wrapped(title).map(
    (line, i) => `<tspan x="${EDGE}" y="${EDGE + 132 + i * 68}">${escaped(line)}</tspan>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<rect width="100%" height="100%" fill="${PAPER}"/>
<text x="${EDGE}" y="${EDGE + 40}" font-family="Instrument Sans" font-size="30" fill="${QUIET}">${escaped(kind)}</text>
<text font-family="Brygada 1918" font-size="64" fill="${INK}">${lines.join('')}</text>
<path d="M${EDGE} ${CARD.height - EDGE - 56}H${FIELD.left - EDGE}" stroke="${INK}" stroke-width="2"/>
<text x="${EDGE}" y="${CARD.height - EDGE - 8}" font-family="Brygada 1918" font-size="34" fill="${INK}">Layer by Layer</text>
${laidOut(plates).join('\n')}
</svg>`;
}

/** Plates in rows as wide as the field, as many as its height takes. */
function laidOut(plates: readonly Plate[]): string[] {
  const drawn: string[] = [];
  let top = FIELD.top;
  for (const row of rowsOf(plates)) {
    const ratios = row.reduce((sum, { width, height }) => sum + width / height, 0);
    const wide = (FIELD.side - GAP * (row.length - 1)) / ratios;
    const high = Math.min(wide, FIELD.side / Math.min(A_ROW, plates.length));
    if (top + high > FIELD.top + FIELD.side + 1) break;
    let left = FIELD.left;
    for (const { href, width, height } of row) {
      const size = (high * width) / height;
      drawn.push(
        `<image x="${left}" y="${top}" width="${size}" height="${high}" preserveAspectRatio="none" image-rendering="optimizeSpeed" href="${href}"/>`,
      );
      left += size + GAP;
    }
    top += high + GAP;
  }
  return drawn;
}

function rowsOf(plates: readonly Plate[]): Plate[][] {
  const rows: Plate[][] = [];
  let room = 0;
  for (const plate of plates) {
    const ratio = plate.width / plate.height;
    if (room < ratio) {
      rows.push([]);
      room = Math.max(A_ROW, ratio);
    }
    rows.at(-1)!.push(plate);
    room -= ratio;
  }
  return rows;
}

function wrapped(title: string): string[] {
  const lines = [''];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= LINE || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
