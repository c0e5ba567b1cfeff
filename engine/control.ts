/** The reins of a training that runs: hold it, let it go on, end it, change its learning rate. */
export interface Control {
  readonly paused: boolean;
  readonly stopped: boolean;
  /** The learning rate asked for last; `undefined` stands for the optimizer's. */
  readonly rate: number | undefined;
  /** No further step is taken until `resume`. */
  pause(): void;
  resume(): void;
  /** No further step is taken, ever; a training that is paused ends as well. */
  stop(): void;
  /** From the next step on, under the schedule as before. */
  setRate(rate: number): void;
  /** Waits while paused; says whether another step may be taken. */
  mayGoOn(): Promise<boolean>;
}

/** Reins for one training, held loosely: it runs until somebody says otherwise. */
export function trainingControl(): Control {
  let paused = false;
  let stopped = false;
  let rate: number | undefined;
  let released = Promise.resolve();
  let release = (): void => {};
  const resume = (): void => {
    paused = false;
    release();
  };
  return {
    get paused() {
      return paused;
    },
    get stopped() {
      return stopped;
    },
    get rate() {
      return rate;
    },
    pause() {
      if (paused || stopped) return;
      paused = true;
      released = new Promise((resolve) => (release = resolve));
    },
    resume,
    stop() {
      stopped = true;
      resume();
    },
    setRate(asked) {
      rate = asked;
    },
    async mayGoOn() {
      while (paused) await released;
      return !stopped;
    },
  };
}
