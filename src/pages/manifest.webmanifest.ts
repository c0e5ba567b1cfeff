import type { APIRoute } from 'astro';
import { linkTo } from '#src/links.ts';
import { ICONS } from './icons/[size].png.ts';

/** What a system needs to know to install the book beside its programs. */
export const GET: APIRoute = () =>
  Response.json({
    id: linkTo('/'),
    name: 'Layer by Layer',
    short_name: 'Layers',
    description: 'How a convolutional network reads, from one multiplication to the whole machine.',
    lang: 'en',
    start_url: linkTo('/'),
    scope: linkTo('/'),
    display: 'minimal-ui',
    background_color: '#f7f7f4',
    theme_color: '#f7f7f4',
    icons: ICONS.map(({ size, purpose }) => ({
      src: linkTo(`/icons/${size}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  });
