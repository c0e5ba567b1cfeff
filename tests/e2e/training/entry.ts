import { trainInWorker } from '#src/workers/train-in-worker.ts';
import { bitsOf } from '../../bits-of.ts';

/** What the tests can reach in the page. */
export const book = { trainInWorker, bitsOf };

Object.assign(globalThis, { book });
