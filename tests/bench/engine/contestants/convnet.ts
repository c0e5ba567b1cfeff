import type { Net, Vol } from 'convnetjs';
import { loadConvNet } from '../../peers/load.ts';
import type { Run, Tasks } from '../contestant.ts';
import { images, labels } from '../data.ts';
import { BATCH } from '../tasks.ts';

const conv = (filters: number, pad: number, stride = 1) =>
  ({ type: 'conv', sx: 3, filters, stride, pad, activation: 'relu' }) as const;
const pool = (side: number) => ({ type: 'pool', sx: side, stride: side }) as const;
const picture = { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 } as const;
const line = { type: 'input', out_sx: 1, out_sy: 1, out_depth: 28 * 28 } as const;
/** A dense layer of ten units comes with it. */
const softmax = { type: 'softmax', num_classes: 10 } as const;

const layers = {
  tinyCnn: [picture, conv(8, 0), pool(2), conv(16, 0), pool(2), softmax],
  fullyConnected: [line, { type: 'fc', num_neurons: 128, activation: 'relu' }, softmax],
  /** The convolutions of the residual network alone. */
  plain: [
    picture,
    conv(16, 1),
    conv(16, 1, 2),
    ...Array.from({ length: 18 }, () => conv(16, 1)),
    pool(14),
    softmax,
  ],
} as const;

/** ConvNetJS. It sees one image at a time, and moves the weights after each batch. */
export async function convNet(): Promise<Tasks> {
  const convnetjs = await loadConvNet();
  const build = (name: keyof typeof layers): Net => {
    const net = new convnetjs.Net();
    net.makeLayers(layers[name]);
    return net;
  };
  const volumes = (count: number, { out_sx, out_sy, out_depth }: typeof picture | typeof line) => {
    const { data } = images(count);
    const size = data.length / count;
    return Array.from({ length: count }, (_, i): Vol => {
      const volume = new convnetjs.Vol(out_sx, out_sy, out_depth, 0);
      volume.w.set(data.subarray(i * size, (i + 1) * size));
      return volume;
    });
  };
  const steps = (name: keyof typeof layers, count: number): Run => {
    const options = { method: 'adadelta', batch_size: BATCH, l1_decay: 0, l2_decay: 0 };
    const trainer = new convnetjs.Trainer(build(name), options);
    const inputs = volumes(count, layers[name][0]);
    const answers = labels(count);
    return () => inputs.forEach((input, i) => trainer.train(input, answers[i]!));
  };
  return {
    A1: () => {
      const net = build('tinyCnn');
      const [input] = volumes(1, picture);
      return () => {
        net.forward(input!);
        return net.layers.map(({ out_act }) => out_act.w.slice());
      };
    },
    A64: () => {
      const net = build('tinyCnn');
      const inputs = volumes(64, picture);
      return () => inputs.forEach((input) => net.forward(input));
    },
    B: () => steps('tinyCnn', BATCH),
    Bepoch: () => steps('tinyCnn', 1000),
    C: () => steps('fullyConnected', BATCH),
    D: () => steps('plain', BATCH),
  };
}
