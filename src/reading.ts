/** How far the reader has come: for every chapter begun, how many of its sections have been read. */
export type ReadingRecord = Readonly<Record<string, number>>;

export interface Reading {
  readonly sections: ReadingRecord;
  /** The chapter read last. */
  readonly last?: string;
  /** The place in it, a section, story or step, by the end of its address; none in its opening. */
  readonly at?: string;
}

const KEY = 'reading';

/**
 * In how many sections a chapter's MDX is read: its opening, every story and every heading of
 * the second level begins one.
 */
export function sectionsOf(mdx: string): number {
  const withoutCode = mdx.replace(/^```[\s\S]*?^```/gm, '');
  return 1 + (withoutCode.match(/^## |^<Story\b/gm)?.length ?? 0);
}

/**
 * How many sections lie behind the reader. `ends` are the places where the sections end, in
 * order, on the scale of `seen`, the lower edge of what has been on the screen.
 */
export const sectionsRead = (ends: readonly number[], seen: number): number => {
  const unread = ends.findIndex((end) => end > seen);
  return unread < 0 ? ends.length : unread;
};

/** The record after `count` sections of `chapter`, left at the place `at`. What was read once stays read. */
export const marked = (reading: Reading, chapter: string, count: number, at?: string): Reading => ({
  sections: {
    ...reading.sections,
    [chapter]: Math.max(count, reading.sections[chapter] ?? 0),
  },
  last: chapter,
  ...(at ? { at } : {}),
});

/** Reads what `stored` says, as it was written; anything else counts as nothing read. */
export function readingFrom(stored: string | null): Reading {
  try {
    const { sections, last, at } = JSON.parse(stored ?? '') as Partial<Reading>;
    const numbers = Object.entries(sections ?? {}).filter(([, count]) => Number.isInteger(count));
    return {
      sections: Object.fromEntries(numbers),
      ...(typeof last === 'string' ? { last } : {}),
      ...(typeof at === 'string' && /^[\w-]+$/.test(at) ? { at } : {}),
    };
  } catch {
    return { sections: {} };
  }
}

/** The reader's record on this device; empty where the browser keeps none. */
export function storedReading(): Reading {
  try {
    return readingFrom(localStorage.getItem(KEY));
  } catch {
    return { sections: {} };
  }
}

/** Keeps the record where the browser allows it; in a sandboxed frame it is not kept. */
export function storeReading(reading: Reading): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(reading));
  } catch {
    // Nothing is lost but the mark.
  }
}

/** Takes the record off this device. */
export function forgetReading(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Then there is none.
  }
}
