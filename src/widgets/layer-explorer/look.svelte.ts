import { forward, type Network } from '#engine/index.ts';
import { inlineDigits } from '../inline-digits.ts';
import { inlineNetwork } from '../inline-network.ts';
import type { WidgetState } from '../state.svelte.ts';
import { fieldOf } from './field.ts';
import { inputFor, loadLeNet } from './networks.ts';
import { productOf, readingOf } from './reading.ts';
import { scalesOf } from './scale.ts';
import { askedFor, spotOf, stagesOf, type Spot } from './stages.ts';
import type widget from './widget.ts';
import { digitWords, productWords, spotWords } from './words.ts';

/** What is looked at: a network on a digit, one cell of it, and one product of that cell. */
export class Look {
  readonly #shown: WidgetState<typeof widget.params>;
  /** Until LeNet-5 is here, tiny-cnn stays. */
  #leNet = $state.raw<Network>();
  /** The reader’s own picture, which no link carries. */
  own = $state.raw<{ readonly pixels: Float32Array; readonly words: string }>();

  readonly #asked = $derived.by(() => this.#shown.values);
  readonly #wantsLeNet = $derived.by(() => this.#asked.network === 'lenet-5');
  readonly network = $derived.by(() => (this.#wantsLeNet && this.#leNet) || inlineNetwork());
  readonly waiting = $derived.by(() => this.#wantsLeNet && !this.#leNet);
  readonly #pixels = $derived.by(
    () => this.own?.pixels ?? inlineDigits()[this.#asked.digit]!.pixels,
  );
  readonly trace = $derived.by(() => forward(this.network, inputFor(this.network, this.#pixels)));
  readonly stages = $derived.by(() => stagesOf(this.network, this.trace));
  readonly scales = $derived.by(() => scalesOf(this.stages, this.#asked.range));
  readonly spot = $derived.by(() => spotOf(this.stages, this.#asked));
  readonly field = $derived.by(() => fieldOf(this.trace, this.stages, this.spot));
  readonly reading = $derived.by(() => readingOf(this.trace, this.stages, this.spot));
  /** The product that is open, where the cell is a sum. */
  readonly open = $derived.by(() =>
    this.reading.kind === 'sum' ? productOf(this.reading, this.#asked.term) : undefined,
  );

  /** `leNet` where it is at hand from the start. */
  constructor(shown: WidgetState<typeof widget.params>, leNet?: Network) {
    this.#shown = shown;
    this.#leNet = leNet;
    shown.said = spotWords(this.spot);
  }

  async fetchLeNet(): Promise<void> {
    try {
      this.#leNet = await loadLeNet();
      this.sayDigit();
    } catch {
      this.#shown.change({ network: 'tiny-cnn' });
      this.#shown.say('LeNet-5 could not be loaded; tiny-cnn stays.');
    }
  }

  /** Back from the reader’s picture to the digit that is asked for. */
  restart(): void {
    this.own = undefined;
    this.#shown.say(spotWords(this.spot));
  }

  sayDigit(): void {
    const what = this.own?.words ?? `a handwritten ${this.#asked.digit}`;
    this.#shown.say(digitWords(this.network, this.stages, what));
  }

  openSpot(next: Spot): void {
    this.#shown.change({ ...askedFor(next), term: 0 });
    this.#shown.say(spotWords(this.spot));
  }

  openTerm(term: number): void {
    this.#shown.change({ term });
    if (this.open) this.#shown.say(productWords(this.open));
  }
}
