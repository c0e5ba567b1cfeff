/**
 * A `say` that passes on the first text at once and then at most one each `pause` milliseconds,
 * always the latest: a screen reader is not flooded, and the last word is never lost.
 */
export function rateLimited(show: (text: string) => void, pause: number): (text: string) => void {
  let resting = false;
  let waiting: string | null = null;
  return function say(text) {
    if (resting) {
      waiting = text;
      return;
    }
    show(text);
    resting = true;
    setTimeout(() => {
      resting = false;
      const latest = waiting;
      waiting = null;
      if (latest !== null) say(latest);
    }, pause);
  };
}
