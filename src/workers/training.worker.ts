import type { Line, Reply, Request } from './protocol.ts';
import { serveTraining } from './serve-training.ts';

// An error that nobody catches reaches the page as the death of this worker.
self.onmessageerror = () => {
  throw new Error('What the page said cannot be read.');
};

// To the types of a page, `self` is a window; here it is the worker's scope, one end of a line.
serveTraining(self as unknown as Line<Reply, Request>, 15);
