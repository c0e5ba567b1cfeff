import type { Snapshot } from '#engine/index.ts';

/** Snapshots on their way to whoever draws them. */
export interface Inbox {
  readonly empty: boolean;
  /** Settles when the inbox is closed. */
  readonly closed: Promise<void>;
  /** Puts one behind those that wait; it takes the place of the last, unless that ends an epoch. */
  put(snapshot: Snapshot): void;
  /** The first that waits, or the next to come; after all of them the error, once, or the end. */
  take(): Promise<IteratorResult<Snapshot, undefined>>;
  /** Throws away what waits. */
  clear(): void;
  /** Nothing more will come. The first closing counts. */
  close(error?: Error): void;
}

/** An inbox that never holds more than one snapshot besides those that end an epoch. */
export function snapshotInbox(): Inbox {
  const waiting: Snapshot[] = [];
  let open = true;
  let failure: Error | undefined;
  let announce = (): void => {};
  let news = new Promise<void>((resolve) => (announce = resolve));
  let settle = (): void => {};
  const closed = new Promise<void>((resolve) => (settle = resolve));
  const tell = (): void => {
    announce();
    news = new Promise((resolve) => (announce = resolve));
  };
  return {
    closed,
    get empty() {
      return waiting.length === 0;
    },
    put(snapshot) {
      if (!open) return;
      if (waiting.at(-1)?.endsEpoch === false) waiting.pop();
      waiting.push(snapshot);
      tell();
    },
    async take() {
      while (open && waiting.length === 0) await news;
      const value = waiting.shift();
      if (value) return { done: false, value };
      const error = failure;
      failure = undefined;
      if (error) throw error;
      return { done: true, value: undefined };
    },
    clear() {
      waiting.length = 0;
    },
    close(error) {
      if (!open) return;
      open = false;
      failure = error;
      settle();
      tell();
    },
  };
}
