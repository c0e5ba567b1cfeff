/** The time in milliseconds from any start. */
export type Clock = () => number;

// The engine is compiled without the DOM's types; these exist in browsers, workers and Node alike.
declare const performance: { now(): number };
declare class MessageChannel {
  readonly port1: Port;
  readonly port2: Port;
}
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** The clock of the page, the worker or the process. */
export const now: Clock = () => performance.now();

/** Returns at once, but every `slice` milliseconds lets other work in: messages, input, drawing. */
export function turnsEvery(slice: number, clock: Clock): () => Promise<void> {
  let last = clock();
  return async () => {
    if (clock() - last < slice) return;
    await otherWork();
    last = clock();
  };
}

/** One turn of the event loop. A message is not held back as timers are, 4 ms in every browser. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
