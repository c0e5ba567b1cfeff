import type { Widget } from './widget.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What a teacher pastes into a page: the widget at an absolute address, in a frame. */
export const frameSnippet = ({ title, height }: Pick<Widget, 'title' | 'height'>, src: string) =>
  `<iframe src="${escaped(src)}"
  title="${escaped(title)}" width="100%" height="${height}" loading="lazy"
  style="border:0;width:100%" allow="clipboard-write; fullscreen; camera"></iframe>`;

/** The optional script that lets every such frame on a page be as high as what is in it. */
export const resizeSnippet = (src: string): string =>
  `<script async src="${escaped(src)}"></script>`;
