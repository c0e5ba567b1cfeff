import { edgesOf, type Edges } from './edges.ts';
import { marked, sectionsRead, storedReading, storeReading } from './reading.ts';
import { scrollFrames } from './scroll-frames.ts';
import { lineOf } from './story/watch-scroll.ts';

/**
 * Marks the sections of `chapter` as they are passed, and keeps the place: the last section, story
 * or step that began above the line stories go by, in the middle of the window, on narrow ones near
 * its foot.
 * A section ends where the next begins; the last one with `text`.
 */
export function followReading(chapter: string, text: HTMLElement): void {
  const stops = [...text.querySelectorAll<HTMLElement>('.prose > h2[id], .story, .step')];
  const narrow = matchMedia('(max-width: 63.99rem)');
  let count = -1;
  let at: string | undefined;

  const read = (): void => {
    const [all, ...begins] = edges.now() as [Edges, ...Edges[]];
    const starts = begins.filter((_, i) => !stops[i]!.matches('.step')).map(({ top }) => top);
    const now = Math.max(count, sectionsRead([...starts, all.bottom], innerHeight));
    const reached = innerHeight * lineOf(narrow.matches);
    const here = stops[begins.findLastIndex(({ top }) => top < reached)];
    if (now === count && here?.id === at) return;
    count = now;
    at = here?.id;
    storeReading(marked(storedReading(), chapter, count, at));
  };
  const frames = scrollFrames(read);
  const edges = edgesOf([text, ...stops], frames.ask);
}
