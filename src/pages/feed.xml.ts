import { execFileSync } from 'node:child_process';
import type { APIRoute } from 'astro';
import { listChapters } from '#src/contents.ts';
import { absolute } from '#src/widgets/embeds.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The day a chapter's file was last committed; of a folder without history, the day of its build. */
function changed(number: number, id: string): string {
  const file = `content/chapters/${String(number).padStart(2, '0')}-${id}.mdx`;
  try {
    const said = execFileSync('git', ['log', '-1', '--format=%cI', '--', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    if (said) return new Date(said).toISOString();
  } catch {
    // No history here.
  }
  return new Date().toISOString();
}

/** The chapters as an Atom feed (RFC 4287), the last changed first. */
export const GET: APIRoute = async ({ site }) => {
  const entries = (await listChapters())
    .filter(({ sections }) => sections > 0)
    .map((chapter) => ({ ...chapter, updated: changed(chapter.number, chapter.id) }))
    .sort((a, b) => b.updated.localeCompare(a.updated) || a.number - b.number);
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Layer by Layer</title>
<subtitle>A book about convolutional networks whose figures move as you scroll</subtitle>
<id>${absolute(site, '/')}</id>
<link href="${absolute(site, '/')}"/>
<link rel="self" type="application/atom+xml" href="${absolute(site, '/feed.xml')}"/>
<updated>${entries[0]?.updated}</updated>
<author><name>Layer by Layer</name></author>
<rights>CC BY 4.0</rights>
${entries
  .map(
    ({ id, number, title, hook, updated }) => `<entry>
<title>${number} ${escaped(title)}</title>
<id>${absolute(site, `/${id}/`)}</id>
<link href="${absolute(site, `/${id}/`)}"/>
<updated>${updated}</updated>
<summary>${escaped(hook)}</summary>
</entry>`,
  )
  .join('\n')}
</feed>
`;
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml' } });
};
