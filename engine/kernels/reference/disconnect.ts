import type { Kernels } from '../backend.ts';

export const disconnections: Pick<Kernels, 'disconnect'> = {
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
