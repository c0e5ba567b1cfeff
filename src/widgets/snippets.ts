import type { Widget } from './widget.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What a teacher pastes into a page: the widget at an absolute address, in a frame. */
export function frameSnippet(
  { title, height, camera }: Pick<Widget, 'title' | 'height' | 'camera'>,
  src: string,
): string {
  const allow = `clipboard-write${camera ? '; camera' : ''}`;
  return `<iframe src="${escaped(src)}"
  title="${escaped(title)}" width="100%" height="${height}"
  style="border:0" loading="lazy" allow="${allow}"></iframe>`;
}

/** The optional script that lets every such frame on a page be as high as what is in it. */
export const resizeSnippet = (src: string): string =>
  `<script async src="${escaped(src)}"></script>`;
