import { SpecError } from '#engine/index.ts';

/** The refusal that a call ends in, if it does; anything else that is thrown is a failure. */
export function refusal(call: () => unknown): SpecError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
}
