import type { Piece } from './search.ts';

const WORDS = 24;
/** How many words stand before the first that was looked for. */
const BEFORE = 8;

const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}×-]/gu, '');

/** Some two dozen words of `text` round the first of `terms`, with every one of them marked. */
export function excerptOf(text: string, terms: readonly string[]): Piece[] {
  const words = text.split(/\s+/).filter(Boolean);
  const hits = words.map((word) => terms.some((term) => bare(word).includes(term)));
  const start = Math.max(0, Math.min(hits.indexOf(true) - BEFORE, words.length - WORDS));
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [i, word] of words.slice(start, start + WORDS).entries()) {
    const hit = hits[start + i]!;
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += ` ${word}`;
    else {
      if (last) pieces.push({ text: ' ', hit: false });
      pieces.push({ text: word, hit });
    }
  }
  if (start > 0) pieces.unshift({ text: '… ', hit: false });
  if (start + WORDS < words.length) pieces.push({ text: ' …', hit: false });
  return pieces;
}
