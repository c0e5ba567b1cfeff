import { unpackSamples, type Sample } from '#src/samples.ts';
import { packed } from './digits.built.ts';

let digits: readonly Sample[] | undefined;

/** The book's ten digits, 0 to 9, out of the script itself. */
export const inlineDigits = (): readonly Sample[] => (digits ??= unpackSamples(packed));
