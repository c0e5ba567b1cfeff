import type { Kernels } from '../backend.ts';

export const optimizers: Pick<Kernels, 'sgd' | 'adam'> = {
  sgd:
    ({ momentum, weightDecay, reads: { gradients }, writes: { weights, movement } }) =>
    ({ pace }) => {
      const { rate } = pace!;
      for (let i = 0; i < weights.length; i++) {
        const weight = weights[i]!;
        const moved = momentum * movement[i]! + gradients[i]! + weightDecay * weight;
        movement[i] = moved;
        weights[i] = weight - rate * moved;
      }
    },

  adam: ({ beta1, beta2, epsilon, weightDecay, reads: { gradients }, writes }) => {
    const { weights, mean, square } = writes;
    return ({ pace }) => {
      const { rate, unbias1, unbias2 } = pace!;
      const spread = Math.sqrt(unbias2);
      const kept = 1 - rate * weightDecay;
      for (let i = 0; i < weights.length; i++) {
        const gradient = gradients[i]!;
        const m = beta1 * mean[i]! + (1 - beta1) * gradient;
        const v = beta2 * square[i]! + (1 - beta2) * gradient * gradient;
        mean[i] = m;
        square[i] = v;
        const way = (rate * unbias1 * m) / (Math.sqrt(v) * spread + epsilon);
        weights[i] = kept * weights[i]! - way;
      }
    };
  },
};
