/**
 * Calls `read` for the first time in the next frame, and after every scroll, change of the window or
 * call of `ask`, at most once a frame.
 */
export function scrollFrames(read: () => void): { ask(): void; stop(): void } {
  let asked = 0;
  const frame = (): void => {
    asked = 0;
    read();
  };
  const ask = (): void => {
    asked ||= requestAnimationFrame(frame);
  };
  addEventListener('scroll', ask, { passive: true });
  addEventListener('resize', ask);
  ask();
  return {
    ask,
    stop() {
      cancelAnimationFrame(asked);
      removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    },
  };
}
