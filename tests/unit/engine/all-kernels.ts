import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Kernels } from '#engine/kernels/backend.ts';

const folder = join(import.meta.dirname, '../../../engine/kernels/reference');

/** All plain loops, whichever layers call them. */
export const allKernels: Kernels = Object.assign(
  {},
  ...(
    await Promise.all(
      globSync('!(backend).ts', { cwd: folder }).map((file) => import(join(folder, file))),
    )
  ).flatMap((module: Record<string, unknown>) =>
    Object.values(module).filter((value) => typeof value === 'object'),
  ),
);
