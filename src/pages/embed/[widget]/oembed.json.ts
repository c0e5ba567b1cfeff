import type { APIRoute } from 'astro';
import { absolute } from '#src/widgets/embed-page.ts';
import { widgetNamed, widgets } from '#src/widgets/registry.ts';
import { frameSnippet } from '#src/widgets/snippets.ts';

export const getStaticPaths = () => widgets.map(({ name }) => ({ params: { widget: name } }));

/** What sites that unfold links show for a widget: its frame; https://oembed.com, version 1.0. */
export const GET: APIRoute = ({ params, site }) => {
  const widget = widgetNamed(params['widget']!);
  const src = absolute(site, `/embed/${widget.name}/?v=1`);
  return Response.json({
    version: '1.0',
    type: 'rich',
    title: widget.title,
    provider_name: 'Layer by Layer',
    provider_url: absolute(site, '/'),
    html: frameSnippet(widget, src),
    width: 760,
    height: widget.height,
  });
};
