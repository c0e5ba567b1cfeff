import type { Kernels } from '../backend.ts';
import type { CallOf, Convolution } from '../calls.ts';
import { geometryOf, panels } from './geometry.ts';
import type { Visit } from './geometry.ts';
import type { Exports } from './module.ts';
import { phasesOf } from './phases.ts';
import type { Phase } from './phases.ts';

type InputGradient = CallOf<'convInputGradient', Float32Array>;

/** Numbers that the way back needs: turned weights, and a gradient with its border. */
export function scratchBack(conv: Convolution): number {
  return weightsRoom(conv) + Math.max(0, ...phasesOf(conv).map(({ slide }) => slide.room));
}

/** Numbers of the turned and packed weights, at most, of one phase. */
function weightsRoom(conv: Convolution): number {
  const channels = panels(conv.input[2] / conv.groups) * conv.groups;
  const cells = phasesOf(conv).map(({ y, x }) => y.size * x.size);
  return Math.max(0, ...cells) * (conv.filters / conv.groups) * channels;
}

/**
 * The convolution of the output gradient with the kernel turned around: at once where there is no
 * stride, else phase by phase, each written to its own cells.
 */
export const inputGradient =
  (x: Exports): Kernels['convInputGradient'] =>
  (call, scratch) => {
    const { conv, images, reads, writes } = call;
    const packed = scratch.byteOffset;
    const border = packed + weightsRoom(conv) * 4;
    const into = writes.inputGradient;
    const meetings = phasesOf(conv).map((phase) => ({
      ...phase,
      ...meeting(x, call, phase, packed),
    }));
    return () => {
      // Cells that no weight reaches belong to no phase.
      x.fill(into.byteOffset, into.length);
      for (const { slide, fours, pack, convolve } of meetings) {
        pack();
        slide.over(x, reads.outputGradient, images, border, fours, convolve);
      }
    };
  };

/** How one phase's weights are turned and packed, and how they meet a gradient. */
function meeting(
  x: Exports,
  { conv, reads: { kernel }, writes: { inputGradient: into } }: InputGradient,
  { y, x: across }: Phase,
  packed: number,
): { fours: boolean; pack: () => void; convolve: Visit } {
  const { depthwise, groups, filters } = geometryOf(conv);
  const [height, width, depth] = conv.input;
  const channels = depth / groups;
  const cell = (depth / conv.groups) * conv.filters * 4;
  const row = conv.size[1] * cell;
  const corner = kernel.byteOffset + y.weight * row + across.weight * cell;
  const panel = y.size * across.size * filters * panels(channels) * 4;
  const size = height * width * depth * 4;
  const first = into.byteOffset + (y.first * width + across.first) * depth * 4;
  const steps = [size, y.step * width * depth * 4, across.step * depth * 4];
  return {
    fours: !depthwise,
    pack() {
      if (depthwise) {
        // Row by row from the last to the first, and in each from the last cell to the first.
        for (let v = 0; v < y.size; v++) {
          const to = packed + ((y.size - v) * across.size - 1) * cell;
          const from = corner + v * y.step * row;
          x.copyRows(from, to, across.step * filters, -filters, filters, across.size);
        }
        return;
      }
      for (let group = 0; group < groups; group++) {
        // prettier-ignore
        x.packTurned(corner + group * filters * 4, y.size, across.size, y.step * row,
          across.step * cell, channels, filters, conv.filters, packed + group * panel);
      }
    },
    convolve(from, image, count, windows) {
      for (let group = 0; group < groups; group++) {
        // prettier-ignore
        (depthwise ? x.depthwise : x.convolve)(from + group * filters * 4, count,
          ...windows, packed + group * panel, 0, first + image * size + group * channels * 4,
          ...steps, channels, 0);
      }
    },
  };
}
