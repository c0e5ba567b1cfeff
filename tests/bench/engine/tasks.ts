import { zoo } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import type { TaskId } from './contestant.ts';
import { forwardFlops, stepFlops } from './flops.ts';
import { fullyConnected, residual } from './networks.ts';

export interface Task {
  readonly title: string;
  readonly spec: NetworkSpec;
  /** Seen in one run. */
  readonly images: number;
  /** Whether a run learns, or only answers. */
  readonly learns: boolean;
}

/** Images in one step of training. */
export const BATCH = 32;

const tinyCnn = zoo['tiny-cnn'];

/** What is measured. */
export const tasks: Readonly<Record<TaskId, Task>> = {
  A1: {
    title: 'tiny-cnn reads one image and hands out every activation',
    spec: tinyCnn,
    images: 1,
    learns: false,
  },
  A64: { title: 'tiny-cnn reads 64 images', spec: tinyCnn, images: 64, learns: false },
  B: {
    title: 'one Adam step of tiny-cnn, 32 images',
    spec: tinyCnn,
    images: BATCH,
    learns: true,
  },
  Bepoch: {
    title: 'one epoch of tiny-cnn, 1,000 images in batches of 32',
    spec: tinyCnn,
    images: 1000,
    learns: true,
  },
  C: {
    title: 'one Adam step of 784-128-10, 32 images',
    spec: fullyConnected,
    images: BATCH,
    learns: true,
  },
  D: {
    title: 'one Adam step of the residual network (9 blocks), 32 images',
    spec: residual,
    images: BATCH,
    learns: true,
  },
};

/** Nominal floating-point operations of one run: those of multiply-adds alone. */
export function flopsOf(id: TaskId): number {
  const { spec, images, learns } = tasks[id];
  return images * (learns ? stepFlops(spec) : forwardFlops(spec));
}
