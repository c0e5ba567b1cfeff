import type { Kernels } from '../backend.ts';

export const products: Pick<Kernels, 'product'> = {
  product:
    ({ reads: { a, b }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = a[i]! * b[i]!;
    },
};
