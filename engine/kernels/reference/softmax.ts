import { exp } from '../../exp.ts';
import type { Kernels } from '../backend.ts';

export const softmaxes: Pick<Kernels, 'softmax' | 'softmaxGradient' | 'crossEntropy'> = {
  softmax: ({ classes, reads: { input }, writes: { output } }) => {
    const raised = new Float64Array(classes);
    return () => {
      for (let start = 0; start < output.length; start += classes) {
        let largest = -Infinity;
        for (let o = 0; o < classes; o++) largest = Math.max(largest, input[start + o]!);
        let sum = 0;
        for (let o = 0; o < classes; o++) sum += raised[o] = exp(input[start + o]! - largest);
        for (let o = 0; o < classes; o++) output[start + o] = raised[o]! / sum;
      }
    };
  },

  /** Each share pulls its own sum up and all the others down: pₒ (gₒ − Σ p g). */
  softmaxGradient:
    ({ classes, reads: { output, outputGradient }, writes: { inputGradient } }) =>
    () => {
      for (let start = 0; start < output.length; start += classes) {
        let mean = 0;
        for (let o = start; o < start + classes; o++) mean += output[o]! * outputGradient[o]!;
        for (let o = start; o < start + classes; o++) {
          inputGradient[o] = output[o]! * (outputGradient[o]! - mean);
        }
      }
    },

  crossEntropy:
    ({ classes, reads: { shares, labels }, writes: { losses, gradient } }) =>
    () => {
      for (let image = 0, i = 0; image < labels.length; image++) {
        const label = labels[image]!;
        // A loss is reported, never fed back: learning does not depend on the last bit of Math.log.
        losses[image] = -Math.log(Math.max(shares[image * classes + label]!, SMALLEST));
        for (let o = 0; o < classes; o++, i++) {
          gradient[i] = (shares[i]! - (o === label ? 1 : 0)) / labels.length;
        }
      }
    },
};

/** The smallest normal 32-bit float: a smaller share counts as this, a loss of 87.3. */
const SMALLEST = 2 ** -126;
