import type { Network } from '#engine/index.ts';
import { now, turnsEvery } from '#engine/turns.ts';
import { nextTurn } from '../next-turn.ts';
import { DISTANCES, measure, type Labelled, type Stage } from './accuracy.ts';
import { drawDigit, SET_SIZE } from './digits.ts';

/** Milliseconds of work after which the page gets its turn. */
const SLICE = 8;

/** How far a measurement in the page has come; `drawn` counts the digits while they are drawn. */
export interface Measured extends Stage {
  readonly drawn: number;
  readonly done: boolean;
}

/** Measures the accuracy of networks on a set of digits, in the page, a little at a time. */
export class Measuring {
  #measured = $state.raw<Measured | null>(null);
  #set = $state(0);
  #steps: Generator<Measured> | undefined;
  /** Bumped whenever work is to end or to begin anew: only the latest loop goes on. */
  #turn = 0;

  /** How far it is with that set; nothing before it is begun. */
  of(set: number): Measured | null {
    return set === this.#set ? this.#measured : null;
  }

  /** Begins a set, or goes on with it where it rested. */
  async go(networks: readonly Network[], set: number): Promise<void> {
    const turn = ++this.#turn;
    const goOn = turnsEvery(SLICE, now);
    // What brought the set here ends before the work begins.
    await nextTurn();
    if (turn !== this.#turn) return;
    if (set !== this.#set) {
      this.#steps = stepsOf(networks, set);
      this.#measured = null;
      this.#set = set;
    }
    let shown = -Infinity;
    while (turn === this.#turn) {
      const { done, value } = this.#steps!.next();
      if (done) return;
      // The page draws ten of these a second, and every one that ends a distance.
      if (value.distance !== this.#measured?.distance || now() - shown > 100) {
        this.#measured = value;
        shown = now();
      }
      await goOn();
    }
  }

  /** Stops where it is. */
  rest(): void {
    this.#turn++;
  }
}

function* stepsOf(networks: readonly Network[], set: number): Generator<Measured> {
  const digits: Labelled[] = [];
  const curves = Object.fromEntries(networks.map(({ spec }) => [spec.name, []]));
  while (digits.length < SET_SIZE) {
    digits.push(drawDigit(set, digits.length));
    yield { distance: 0, read: 0, curves, drawn: digits.length, done: false };
  }
  for (const stage of measure(networks, digits))
    yield { ...stage, drawn: SET_SIZE, done: stage.distance === DISTANCES.length };
}
