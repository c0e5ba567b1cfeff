import type { Kernels } from '../backend.ts';

type Products =
  | 'product'
  | 'scaleMaps'
  | 'scaleMapsFactorsGradient'
  | 'squaredDistances'
  | 'squaredDistancesGradient'
  | 'disconnect';

export const products: Pick<Kernels, Products> = {
  product:
    ({ reads: { a, b }, writes: { output } }) =>
    () => {
      for (let i = 0; i < output.length; i++) output[i] = a[i]! * b[i]!;
    },

  scaleMaps:
    ({ images, reads: { input, factors }, writes: { output } }) =>
    () => {
      const channels = factors.length / images;
      const size = input.length / images;
      for (let image = 0, i = 0; image < images; image++) {
        for (const end = (image + 1) * size; i < end;) {
          for (let c = 0; c < channels; c++, i++) {
            output[i] = input[i]! * factors[image * channels + c]!;
          }
        }
      }
    },

  scaleMapsFactorsGradient:
    ({ images, reads: { input, outputGradient }, writes: { factorsGradient } }) =>
    () => {
      const channels = factorsGradient.length / images;
      const size = input.length / images;
      for (let image = 0; image < images; image++) {
        for (let c = 0; c < channels; c++) {
          let sum = 0;
          for (let i = image * size + c; i < (image + 1) * size; i += channels) {
            sum += input[i]! * outputGradient[i]!;
          }
          factorsGradient[image * channels + c] = sum;
        }
      }
    },

  squaredDistances:
    ({ units, reads: { input, centres }, writes: { output } }) =>
    () => {
      const length = centres.length / units;
      for (let row = 0, to = 0; row < input.length; row += length) {
        for (let o = 0; o < units; o++, to++) {
          let sum = 0;
          for (let i = 0; i < length; i++) {
            const way = input[row + i]! - centres[i * units + o]!;
            sum += way * way;
          }
          output[to] = sum;
        }
      }
    },

  squaredDistancesGradient:
    ({ units, reads: { input, centres, outputGradient }, writes: { inputGradient } }) =>
    () => {
      const length = centres.length / units;
      for (let i = 0; i < input.length; i++) {
        const row = Math.floor(i / length);
        let sum = 0;
        for (let o = 0; o < units; o++) {
          const way = input[i]! - centres[(i - row * length) * units + o]!;
          sum += 2 * way * outputGradient[row * units + o]!;
        }
        inputGradient[i] = sum;
      }
    },

  disconnect({ channels, connections, reads: { input }, writes: { output } }) {
    const filters = connections.length;
    return () => {
      for (let o = 0; o < filters; o++) {
        for (let row = 0; row < input.length / filters; row++) {
          const i = row * filters + o;
          output[i] = connections[o]!.includes(row % channels) ? input[i]! : 0;
        }
      }
    };
  },
};
