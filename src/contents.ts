import { getCollection } from 'astro:content';
import { sectionsOf } from './reading.ts';

export interface ListedChapter {
  /** The chapter's address is `/<id>/`. */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly hook: string;
  /** In how many sections it is read; 0 for a chapter that is not yet written. */
  readonly sections: number;
}

/**
 * Every chapter the book will have, in order. Stops the build where a chapter and its line in
 * the table of contents disagree.
 */
export async function listChapters(): Promise<readonly ListedChapter[]> {
  const written = await getCollection('chapters');
  const listed = (await getCollection('contents')).map(({ data }) => data);
  for (const { id, data } of written) {
    const line = listed.find((candidate) => candidate.id === id);
    if (line?.number !== data.number || line.title !== data.title)
      throw new Error(
        `content/chapters: "${id}" is chapter ${data.number}, "${data.title}", but content/contents.yaml says ${
          line ? `${line.number}, "${line.title}"` : 'nothing about it'
        }. Make the two agree.`,
      );
  }
  return listed
    .map((line) => ({ ...line, sections: sectionsIn(written.find(({ id }) => id === line.id)) }))
    .sort((a, b) => a.number - b.number);
}

const sectionsIn = (entry: { body?: string | undefined } | undefined): number =>
  entry ? sectionsOf(entry.body ?? '') : 0;
