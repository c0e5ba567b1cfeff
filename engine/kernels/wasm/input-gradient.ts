import type { Kernels } from '../backend.ts';
import type { CallOf, Convolution } from '../calls.ts';
import { panels } from './geometry.ts';
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
    const phases = phasesOf(conv);
    const rooms = roomsFor(conv);
    const packed = scratch.byteOffset;
    const border = packed + rooms.weights * 4;
    const piece = border + rooms.border * 4;
    const [height, width, depth] = conv.input;
    const size = height * width * depth * 4;
    const into = writes.inputGradient;
    const gradient = reads.outputGradient;

    const [first] = phases;
    if (first && !rooms.piece) {
      const meet = meeting(x, call, first, packed);
      return () => {
        meet.pack();
        first.slide.over(x, gradient, images, border, (from, image, count) =>
          meet.convolve(from, count, into.byteOffset + image * size),
        );
      };
    }
    const meetings = phases.map((phase) => ({ phase, ...meeting(x, call, phase, packed) }));
    return () => {
      // Cells that no weight reaches belong to no phase.
      x.fill(into.byteOffset, into.length);
      for (const { phase, pack, convolve } of meetings) {
        const { slide, count, first, step } = phase;
        pack();
        slide.each(x, gradient, images, border, (from, image) => {
          convolve(from, 1, piece);
          const to = into.byteOffset + image * size;
          x.spread(piece, ...count, depth, to, height, width, ...first, ...step);
        });
      }
    };
  };

/** How one phase's weights are turned and packed, and how they meet a gradient. */
function meeting(
  x: Exports,
  { conv, reads: { kernel } }: InputGradient,
  { slide, weightFirst, weightStep, weightCount }: Phase,
  packed: number,
): { pack: () => void; convolve: (from: number, images: number, to: number) => void } {
  const [filters, channels] = [conv.filters / conv.groups, conv.input[2] / conv.groups];
  const cell = channels * conv.filters * 4;
  const row = conv.size[1] * cell;
  const corner = kernel.byteOffset + weightFirst[0] * row + weightFirst[1] * cell;
  const steps = [weightStep[0] * row, weightStep[1] * cell];
  const panel = weightCount[0] * weightCount[1] * filters * panels(channels) * 4;
  const groups = Array.from({ length: conv.groups }, (_, group) => group);
  return {
    pack() {
      for (const group of groups) {
        const from = corner + group * filters * 4;
        // prettier-ignore
        x.packTurned(from, ...weightCount, ...steps, channels, filters, conv.filters,
          packed + group * panel);
      }
    },
    convolve(from, images, to) {
      for (const group of groups) {
        // prettier-ignore
        x.convolve(from + group * filters * 4, images, ...slide.windows, packed + group * panel, 0,
          to + group * channels * 4, conv.input[2] * 4, channels, 0);
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
    weights: most(({ weightCount: [v, u] }) => v * u) * filters * channels,
    border: most(({ slide }) => slide.room),
    piece: conv.stride.every((step) => step === 1)
      ? 0
      : most(({ count: [y, x] }) => y * x) * conv.input[2],
  };
}
