/**
 * Lets one task run at a time. What comes meanwhile waits, and of several that wait only the
 * latest runs: a drawing hand is faster than a network, and its middle states are of no interest.
 */
export function latestOnly<T>(task: (input: T) => Promise<void>): (input: T) => void {
  let busy = false;
  let waiting: { readonly input: T } | undefined;
  return async function run(input) {
    if (busy) {
      waiting = { input };
      return;
    }
    busy = true;
    await task(input);
    busy = false;
    const next = waiting;
    waiting = undefined;
    if (next) run(next.input);
  };
}
