import type { APIRoute } from 'astro';
import { absolute, listEmbeds, type Embed } from '#src/widgets/embeds.ts';
import { frameSnippet } from '#src/widgets/snippets.ts';

export async function getStaticPaths() {
  return (await listEmbeds()).map((embed) => ({ params: { name: embed.name }, props: { embed } }));
}

/** What sites that unfold links show for an embed: its frame; https://oembed.com, version 1.0. */
export const GET: APIRoute<{ embed: Embed }> = ({ props: { embed }, site }) =>
  Response.json({
    version: '1.0',
    type: 'rich',
    title: embed.title,
    provider_name: 'Layer by Layer',
    provider_url: absolute(site, '/'),
    html: frameSnippet(embed, absolute(site, `/embed/${embed.name}/?v=1`)),
    width: 760,
    height: embed.height,
  });
