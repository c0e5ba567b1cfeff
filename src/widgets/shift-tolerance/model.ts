import type { Network } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import { answersOf, copiesOf, type Labelled } from './accuracy.ts';
import { drawDigit } from './digits.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** One of the digits of the set, at its shift, before all networks. */
export interface Example extends Labelled {
  /** Moved each way; where the shift is 0, as it is. */
  readonly copies: readonly Float32Array[];
  /** What each network reads in each copy, in the order of the networks; of none that is not there yet. */
  readonly answers: readonly (readonly number[])[];
}

/** The ten digits that are shown of a set, 0 to 9. */
export const tenOf = ({ set, ten }: Pick<Asked, 'set' | 'ten'>): readonly Labelled[] =>
  Array.from({ length: 10 }, (_, i) => drawDigit(set, 10 * (ten - 1) + i));

/** A digit moved by so many pixels each way, and what every network makes of it. */
export function exampleOf(digit: Labelled, shift: number, networks: readonly Network[]): Example {
  const copies = copiesOf(digit.pixels, shift);
  return { ...digit, copies, answers: networks.map((network) => answersOf(network, copies)) };
}
