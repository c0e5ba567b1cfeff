import type { Kernels } from '../backend.ts';
import type { Call, Convolution } from '../calls.ts';
import { depthwise, depthwiseScratch, isDepthwise } from './depthwise.ts';
import { geometryOf, panels } from './geometry.ts';
import { inputGradient, scratchBack } from './input-gradient.ts';
import type { Exports } from './module.ts';

type ConvCall = Extract<Call<unknown>, { readonly conv: Convolution }>;

/** Numbers that a convolution needs: its packed weights or sums, and one picture with its border. */
export function convScratch({ kernel, conv }: ConvCall): number {
  if (isDepthwise(conv)) return depthwiseScratch(conv);
  if (kernel === 'convInputGradient') return scratchBack(conv);
  const { forward, weights, filters } = geometryOf(conv);
  return weights * panels(filters) + forward.room;
}

type Convolutions = Pick<Kernels, 'conv' | 'convInputGradient' | 'convKernelGradient'>;

/** Convolution and its gradients; each finds the loops that suit its groups. */
export function convolutions(x: Exports): Convolutions {
  const [own, shared] = [depthwise(x), grouped(x)];
  const suited = (conv: Convolution): Convolutions => (isDepthwise(conv) ? own : shared);
  return {
    conv: (call, scratch) => suited(call.conv).conv(call, scratch),
    convInputGradient: (call, scratch) => suited(call.conv).convInputGradient(call, scratch),
    convKernelGradient: (call, scratch) => suited(call.conv).convKernelGradient(call, scratch),
  };
}

/** Group by group, all of it implicit matrix products. */
const grouped = (x: Exports): Convolutions => ({
  conv({ conv, images, rectified, reads: { input, kernel, bias }, writes: { output } }, scratch) {
    const { forward, groups, filters, channels, weights } = geometryOf(conv);
    const packed = scratch.byteOffset;
    const picture = scratch.byteOffset + weights * panels(filters) * 4;
    const size = conv.rows * conv.columns * conv.filters;
    return () => {
      for (let group = 0; group < groups; group++) {
        const first = group * filters * 4;
        x.pack(kernel.byteOffset + first, weights, conv.filters, filters, packed);
        forward.over(x, input, images, picture, (from, image, count) => {
          // prettier-ignore
          x.convolve(from + group * channels * 4, count, ...forward.windows, packed,
            bias ? bias.byteOffset + first : 0, output.byteOffset + image * size * 4 + first,
            conv.filters * 4, filters, Number(rectified));
        });
      }
    };
  },

  convInputGradient: inputGradient(x),

  convKernelGradient({ conv, images, reads, writes: { kernelGradient } }, scratch) {
    const { input, outputGradient } = reads;
    const { forward, groups, filters, channels, weights } = geometryOf(conv);
    const width = panels(filters);
    const picture = scratch.byteOffset + weights * width * 4;
    const size = conv.rows * conv.columns * conv.filters;
    // Sums of whole panels can be taken where they belong, if nothing else lies in between.
    const inPlace = groups === 1 && width === filters;
    const sums = inPlace ? kernelGradient.byteOffset : scratch.byteOffset;
    return () => {
      for (let group = 0; group < groups; group++) {
        const first = group * filters * 4;
        x.fill(sums, weights * width);
        forward.over(x, input, images, picture, (from, image, count) => {
          const gradient = outputGradient.byteOffset + image * size * 4 + first;
          // prettier-ignore
          x.kernelGradient(from + group * channels * 4, count, ...forward.windows, gradient,
            conv.filters * 4, filters, sums, width * 4);
        });
        if (inPlace) continue;
        const to = kernelGradient.byteOffset + first;
        x.copyRows(sums, width, to, conv.filters, filters, weights);
      }
    };
  },
});
