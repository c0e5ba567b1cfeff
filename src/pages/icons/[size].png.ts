import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute } from 'astro';
import sharp from 'sharp';

const PAPER = '#f7f7f4';

/** The icons a system may ask for. A maskable one may be cut to a circle of four fifths. */
export const ICONS = [
  { size: 180, purpose: 'any' },
  { size: 192, purpose: 'any' },
  { size: 512, purpose: 'maskable any' },
] as const;

export const getStaticPaths = () => ICONS.map(({ size }) => ({ params: { size: String(size) } }));

/** The book's mark on paper, as a square picture of that many pixels. */
export const GET: APIRoute = async ({ params }) => {
  const size = Number(params['size']);
  const inner = Math.round(size * 0.8);
  const svg = readFileSync(join(process.cwd(), 'public/favicon.svg'));
  const mark = await sharp(svg, { density: 72 * (inner / 8) })
    .resize(inner, inner, { fit: 'contain', background: PAPER })
    .png()
    .toBuffer();
  const square = sharp({ create: { width: size, height: size, channels: 3, background: PAPER } });
  const png = await square
    .composite([{ input: mark }])
    .png()
    .toBuffer();
  return new Response(png as Uint8Array<ArrayBuffer>, { headers: { 'content-type': 'image/png' } });
};
