import type { Kernels } from '../backend.ts';
import type { CallOf, Convolution } from '../calls.ts';
import { geometryOf, panels } from './geometry.ts';
import type { Exports } from './module.ts';
import { phasesOf } from './phases.ts';
import type { Phase } from './phases.ts';

type InputGradient = CallOf<'convInputGradient', Float32Array>;

/** Numbers that the way back needs: turned weights, a gradient with its border, a piece of the input. */
export function scratchBack(conv: Convolution): number {
  const { weights, border, piece } = roomsFor(conv);
  return weights + border + piece;
}

/**
 * The convolution of the output gradient with the kernel turned around: at once where there is no
 * stride, else phase by phase, each laid in its place.
 */
export const inputGradient =
  (x: Exports): Kernels['convInputGradient'] =>
  (call, scratch) => {
    const { conv, images, reads, writes } = call;
    const rooms = roomsFor(conv);
    const packed = scratch.byteOffset;
    const border = packed + rooms.weights * 4;
    const piece = border + rooms.border * 4;
    const [height, width, depth] = conv.input;
    const size = height * width * depth * 4;
    const into = writes.inputGradient;
    const meetings = phasesOf(conv).map((phase) => ({ phase, ...meeting(x, call, phase, packed) }));
    return () => {
      // Cells that no weight reaches belong to no phase.
      if (rooms.piece) x.fill(into.byteOffset, into.length);
      for (const { phase, pack, convolve } of meetings) {
        const { slide, y, x: across } = phase;
        pack();
        slide.over(x, reads.outputGradient, images, border, (from, image, count) => {
          const to = into.byteOffset + image * size;
          if (!rooms.piece) return convolve(from, count, to);
          for (let i = 0; i < count; i++) {
            convolve(from + i * slide.windows[0]!, 1, piece);
            // prettier-ignore
            x.spread(piece, y.count, across.count, depth, to + i * size, height, width,
              y.first, across.first, y.step, across.step);
          }
        });
      }
    };
  };

/** How one phase's weights are turned and packed, and how they meet a gradient. */
function meeting(
  x: Exports,
  { conv, reads: { kernel } }: InputGradient,
  { y, x: across, slide }: Phase,
  packed: number,
): { pack: () => void; convolve: (from: number, images: number, to: number) => void } {
  const { depthwise, groups, filters } = geometryOf(conv);
  const channels = conv.input[2] / groups;
  const cell = (conv.input[2] / conv.groups) * conv.filters * 4;
  const row = conv.size[1] * cell;
  const corner = kernel.byteOffset + y.weight * row + across.weight * cell;
  const panel = y.size * across.size * filters * panels(channels) * 4;
  return {
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
    convolve(from, images, to) {
      for (let group = 0; group < groups; group++) {
        // prettier-ignore
        (depthwise ? x.depthwise : x.convolve)(from + group * filters * 4, images,
          ...slide.windows, packed + group * panel, 0, to + group * channels * 4,
          conv.input[2] * 4, channels, 0);
      }
    },
  };
}

function roomsFor(conv: Convolution): { weights: number; border: number; piece: number } {
  const phases = phasesOf(conv);
  const channels = panels(conv.input[2] / conv.groups) * conv.groups;
  const filters = conv.filters / conv.groups;
  const most = (of: (phase: Phase) => number): number => Math.max(0, ...phases.map(of));
  return {
    weights: most(({ y, x }) => y.size * x.size) * filters * channels,
    border: most(({ slide }) => slide.room),
    piece: conv.stride.every((step) => step === 1)
      ? 0
      : most(({ y, x }) => y.count * x.count) * conv.input[2],
  };
}
