import type { Refusal } from '#src/controls/refusal.ts';

/** What a figure shows of settings that may be such as cannot run. */
export class Tried<P extends object, S> {
  readonly #result: P | Refusal<S>;
  readonly #picture: P;

  /** `run` reads the settings; `first` is shown while none of them could run. */
  constructor(run: () => P | Refusal<S>, first: P) {
    let last = first;
    this.#result = $derived(run());
    this.#picture = $derived.by(() => {
      const result = this.#result;
      if (!('why' in result)) last = result;
      return last;
    });
  }

  /** What was asked for or, where that cannot run, the last picture that could. */
  get picture(): P {
    return this.#picture;
  }

  /** Why what is asked for cannot run, if it cannot. */
  get refused(): Refusal<S> | undefined {
    return 'why' in this.#result ? this.#result : undefined;
  }
}
