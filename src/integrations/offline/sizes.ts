import { inWords } from '../../saved/catalogue.ts';
import { attribute, elementsOf, readPage, writePage } from './page-tree.ts';
import { defaultTreeAdapter as tree } from 'parse5';

/**
 * Writes into every element with `data-size-of` how large that file of the built book is. Throws
 * where `sizeOf` knows no such file.
 */
export function withSizes(text: string, sizeOf: (path: string) => number): string {
  const page = readPage(text);
  for (const element of elementsOf(page)) {
    const path = attribute(element, 'data-size-of');
    if (path !== undefined) tree.insertText(element, inWords(sizeOf(path)));
  }
  return writePage(page);
}
