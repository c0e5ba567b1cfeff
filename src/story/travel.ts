/** How the reader travels along a story's timeline. */
export interface Travel {
  /** Calls `move` with `t`, in steps, now and whenever it changes. Returns the way to stop. */
  follow(move: (t: number) => void): () => void;
  /** Brings the reader to a step, to where its picture says most: smoothly, or at once. */
  go(step: number, smoothly: boolean): void;
}
