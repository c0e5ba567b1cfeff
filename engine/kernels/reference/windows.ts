import type { Window } from '../../layers/window.ts';

/**
 * Goes over the windows of all images in order. For each: where its output lies, channel 0; where
 * its first cell lies, channel 0; and how many rows and columns of it lie in the picture.
 */
export function eachWindow(
  { rows, columns, input, size, stride, padding }: Window,
  images: number,
  visit: (at: number, first: number, height: number, width: number) => void,
): void {
  const [height, width, channels] = input;
  let at = 0;
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < rows; row++) {
      const y = row * stride[0] - padding[0];
      const top = Math.max(0, y);
      const tall = Math.min(height, y + size[0]) - top;
      for (let column = 0; column < columns; column++, at += channels) {
        const x = column * stride[1] - padding[3];
        const left = Math.max(0, x);
        const wide = Math.min(width, x + size[1]) - left;
        visit(at, ((image * height + top) * width + left) * channels, tall, wide);
      }
    }
  }
}
