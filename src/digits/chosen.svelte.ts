/** Where the reader's picture came from, and what to call it. */
export interface Picture {
  readonly kind: 'sample' | 'drawn' | 'file';
  readonly label?: number;
  readonly words: string;
}

/** The picture every figure of the page shows: chosen in one place, seen in all. */
class Chosen {
  /** 784 numbers from 0 for paper to 1 for ink; none until the reader has chosen. */
  pixels = $state.raw<Float32Array | null>(null);
  picture = $state.raw<Picture | null>(null);

  choose(pixels: Float32Array, picture: Picture): void {
    this.pixels = pixels;
    this.picture = picture;
  }
}

export const chosen = new Chosen();
