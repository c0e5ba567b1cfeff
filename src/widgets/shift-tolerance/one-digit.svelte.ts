import { inlineDigits } from '../inline-digits.ts';
import { inlinePools } from '../inline-pools.ts';
import type { Asked } from './model.ts';
import { cosines, similarity } from './similarity.ts';

/** The one digit that is moved: the book's own or the reader's, with all that is shown of it. */
export class OneDigit {
  readonly #asked: () => Asked;
  /** The reader's picture, 28×28; nothing while a digit of the book's is moved. */
  own = $state.raw<Float32Array | null>(null);
  readonly pixels = $derived.by(() => this.own ?? inlineDigits()[this.#asked().digit]!.pixels);
  readonly called = $derived.by(() => (this.own ? 'drawing' : String(this.#asked().digit)));
  readonly stages = $derived.by(() => similarity(this.pixels, this.#asked(), inlinePools()));
  readonly points = $derived.by(() => cosines(this.pixels, this.#asked().dy, inlinePools()));

  constructor(asked: () => Asked) {
    this.#asked = asked;
  }
}
