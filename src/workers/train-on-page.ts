import type { Line, Reply, Request } from './protocol.ts';
import { serveTraining } from './serve-training.ts';

/** Milliseconds of training between two frames: half of a frame is left for the page. */
const SLICE = 8;

/** Trains where there is no worker: on the page itself, between its frames. */
export function trainOnPage(): { line: Line<Request, Reply>; terminate: () => void } {
  const { port1, port2 } = new MessageChannel();
  const control = serveTraining(port2, SLICE);
  return {
    line: port1,
    terminate() {
      control.stop();
      port1.close();
    },
  };
}
