import type { Kernels } from '../backend.ts';
import type { Call, Convolution } from '../calls.ts';
import { geometryOf, panels } from './geometry.ts';
import { inputGradient, scratchBack } from './input-gradient.ts';
import type { Exports } from './module.ts';

type ConvCall = Extract<Call<unknown>, { readonly conv: Convolution }>;

/** Numbers that a convolution needs: its packed weights or sums, and one picture with its border. */
export function convScratch({ kernel, conv }: ConvCall): number {
  if (kernel === 'convInputGradient') return scratchBack(conv);
  const { slide, weights, filters } = geometryOf(conv);
  return weights * panels(filters) + slide.room;
}

type Convolutions = Pick<Kernels, 'conv' | 'convInputGradient' | 'convKernelGradient'>;

/** Convolution and its gradients, group by group: all of it implicit matrix products. */
export const convolutions = (x: Exports): Convolutions => ({
  conv({ conv, images, rectified, reads: { input, kernel, bias }, writes: { output } }, scratch) {
    const { slide, depthwise, groups, filters, channels, weights } = geometryOf(conv);
    const packed = scratch.byteOffset;
    const picture = packed + weights * panels(filters) * 4;
    const size = conv.rows * conv.columns * conv.filters * 4;
    const steps = [size, conv.columns * conv.filters * 4, conv.filters * 4];
    return () => {
      for (let group = 0; group < groups; group++) {
        const first = group * filters * 4;
        const own = kernel.byteOffset + first;
        if (!depthwise) x.pack(own, weights, conv.filters, filters, packed);
        slide.over(x, input, images, picture, !depthwise, (from, image, count, windows) =>
          // prettier-ignore
          (depthwise ? x.depthwise : x.convolve)(from + group * channels * 4, count,
            ...windows, depthwise ? own : packed, bias ? bias.byteOffset + first : 0,
            output.byteOffset + image * size + first, ...steps, filters, Number(rectified)),
        );
      }
    };
  },

  convInputGradient: inputGradient(x),

  convKernelGradient({ conv, images, reads, writes: { kernelGradient } }, scratch) {
    const { input, outputGradient } = reads;
    const { slide, depthwise, groups, filters, channels, weights } = geometryOf(conv);
    const width = depthwise ? filters : panels(filters);
    const picture = scratch.byteOffset + weights * width * 4;
    const size = conv.rows * conv.columns * conv.filters * 4;
    // Sums of whole panels can be taken where they belong, if nothing else lies in between.
    const inPlace = groups === 1 && width === filters;
    const sums = inPlace ? kernelGradient.byteOffset : scratch.byteOffset;
    return () => {
      for (let group = 0; group < groups; group++) {
        const first = group * filters * 4;
        x.fill(sums, weights * width);
        slide.over(x, input, images, picture, false, (from, image, count, windows) =>
          // prettier-ignore
          (depthwise ? x.depthwiseKernelGradient : x.kernelGradient)(from + group * channels * 4,
            count, ...windows, outputGradient.byteOffset + image * size + first,
            conv.filters * 4, filters, sums, width * 4),
        );
        const into = kernelGradient.byteOffset + first;
        if (!inPlace) x.copyRows(sums, into, width, conv.filters, filters, weights);
      }
    };
  },
});
