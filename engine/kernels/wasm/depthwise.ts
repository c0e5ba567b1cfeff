import type { Kernels } from '../backend.ts';
import type { Convolution } from '../calls.ts';
import { geometryOf } from './geometry.ts';
import type { Exports } from './module.ts';

/** Whether every channel has one filter of its own. */
export function isDepthwise({ input, filters, groups }: Convolution): boolean {
  return groups > 1 && groups === input[2] && groups === filters;
}

/** Numbers that a depthwise convolution needs: one turned kernel, and one picture with its border. */
export function depthwiseScratch(conv: Convolution): number {
  const { forward, backward } = geometryOf(conv);
  return conv.size[0] * conv.size[1] * conv.filters + Math.max(forward.room, backward.room);
}

/** Convolutions with a filter of their own for each channel: four channels at a time. */
export const depthwise = (
  x: Exports,
): Pick<Kernels, 'conv' | 'convInputGradient' | 'convKernelGradient'> => ({
  conv({ conv, images, rectified, reads: { input, kernel, bias }, writes: { output } }, scratch) {
    const { forward } = geometryOf(conv);
    const size = conv.rows * conv.columns * conv.filters * 4;
    return () =>
      forward.each(x, input, images, scratch.byteOffset, (picture, image) =>
        // prettier-ignore
        x.depthwise(picture, ...forward.cells, kernel.byteOffset, bias?.byteOffset ?? 0,
          output.byteOffset + image * size, conv.filters, Number(rectified)),
      );
  },

  convInputGradient({ conv, images, reads, writes: { inputGradient } }, scratch) {
    const { backward } = geometryOf(conv);
    const cells = conv.size[0] * conv.size[1];
    const turned = scratch.byteOffset;
    const last = turned + (cells - 1) * conv.filters * 4;
    const room = last + conv.filters * 4;
    const size = conv.input[0] * conv.input[1] * conv.filters * 4;
    return () => {
      // Half a turn: the rows of the kernel in reverse order.
      x.copyRows(reads.kernel.byteOffset, conv.filters, last, -conv.filters, conv.filters, cells);
      backward.each(x, reads.outputGradient, images, room, (picture, image) =>
        // prettier-ignore
        x.depthwise(picture, ...backward.cells, turned, 0,
          inputGradient.byteOffset + image * size, conv.filters, 0),
      );
    };
  },

  convKernelGradient({ conv, images, reads, writes: { kernelGradient } }, scratch) {
    const { forward } = geometryOf(conv);
    const size = conv.rows * conv.columns * conv.filters * 4;
    return () => {
      x.fill(kernelGradient.byteOffset, kernelGradient.length);
      forward.each(x, reads.input, images, scratch.byteOffset, (picture, image) =>
        // prettier-ignore
        x.depthwiseKernelGradient(picture, ...forward.cells,
          reads.outputGradient.byteOffset + image * size, kernelGradient.byteOffset, conv.filters),
      );
    };
  },
});
