/**
 * A `say` that passes on the first text at once and then at most one each `pause` milliseconds,
 * always the latest: a screen reader is not flooded, and the last word is never lost. An empty
 * text is silence, and takes effect at once.
 */
export function rateLimited(show: (text: string) => void, pause: number): (text: string) => void {
  let resting = false;
  let waiting = '';
  return function say(text) {
    waiting = resting ? text : '';
    if (resting && text) return;
    show(text);
    if (!text) return;
    resting = true;
    setTimeout(() => {
      resting = false;
      if (waiting) say(waiting);
    }, pause);
  };
}
