import { buildNetwork, writeWeights } from '#engine/index.ts';
import type { NetworkSpec, Weights } from '#engine/index.ts';
import { trainInWorker } from '#src/workers/train-in-worker.ts';

/** What the tests can reach in the page. */
export const book = {
  trainInWorker,
  /** The checksum of weights as the book saves them. */
  checksum: (spec: NetworkSpec, weights: Weights): string =>
    writeWeights(buildNetwork(spec, weights)).json.checksum,
};

Object.assign(globalThis, { book });
