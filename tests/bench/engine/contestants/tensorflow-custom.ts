import type { Tensor, TensorFlow } from '@tensorflow/tfjs';
import { loadTensorFlow } from '../../peers/load.ts';
import type { Run, Tasks } from '../contestant.ts';
import { images, RATE } from '../data.ts';
import { BATCH } from '../tasks.ts';
import { oneHot } from './tensorflow.ts';

/** Pictures to logits. */
type Forward = (x: Tensor) => Tensor;

/**
 * TensorFlow.js as one can use it who knows where it is slow, or lacks a kernel: without layers,
 * and with a gradient of our own for convolution, in which the gradient of the kernel is itself
 * a convolution.
 */
export async function tensorFlowCustom(backend: 'cpu' | 'wasm', packages: string): Promise<Tasks> {
  const tf = await loadTensorFlow(backend, packages);
  const stepOf = (network: Forward) => {
    const adam = tf.train.adam(RATE);
    return (x: Tensor, y: Tensor) =>
      tf.tidy(() => {
        const loss = () => tf.losses.softmaxCrossEntropy(y, network(x));
        return adam.minimize(loss, true).dataSync()[0];
      });
  };
  const input = (count: number) => tf.tensor(images(count).data, [count, 28, 28, 1]);
  const steps = (network: Forward): Run => {
    const [x, y, step] = [input(BATCH), oneHot(tf, BATCH), stepOf(network)];
    return () => step(x, y);
  };
  return {
    B: () => steps(tinyCnn(tf)),
    Bepoch: () => {
      const [x, y, step] = [input(1000), oneHot(tf, 1000), stepOf(tinyCnn(tf))];
      return () => {
        for (let first = 0; first < 1000; first += BATCH) {
          const count = Math.min(BATCH, 1000 - first);
          const batch = tf.slice(x, [first, 0, 0, 0], [count, 28, 28, 1]);
          const answers = tf.slice(y, [first, 0], [count, 10]);
          step(batch, answers);
          batch.dispose();
          answers.dispose();
        }
      };
    },
    D: () => steps(residual(tf)),
  };
}

function tinyCnn(tf: TensorFlow): Forward {
  const conv1 = conv(tf, [3, 3, 1, 8], { learnsBelow: false });
  const conv2 = conv(tf, [3, 3, 8, 16]);
  const dense = denseLayer(tf, 400, 10);
  const pool = (x: Tensor) => tf.maxPool(x, 2, 2, 'valid');
  return (x) => {
    const maps = pool(tf.relu(conv2(pool(tf.relu(conv1(x))))));
    return dense(maps.reshape([-1, 400]));
  };
}

function residual(tf: TensorFlow): Forward {
  const bordered = (layer: Forward, after = 1): Forward => {
    const border = [[0, 0], [1, after], [1, after], [0, 0]]; // prettier-ignore
    return (x) => layer(tf.pad(x, border));
  };
  const stem = bordered(conv(tf, [3, 3, 1, 16], { learnsBelow: false }));
  const halving = bordered(conv(tf, [3, 3, 16, 16], { stride: 2 }), 0);
  const normalised = (): Forward => {
    const inner = bordered(conv(tf, [3, 3, 16, 16], { bias: false }));
    const norm = batchNorm(tf, 16);
    return (x) => norm(inner(x));
  };
  const blocks = Array.from({ length: 9 }, () => [normalised(), normalised()] as const);
  const dense = denseLayer(tf, 16, 10);
  return (x) => {
    let maps = tf.relu(halving(tf.relu(stem(x))));
    for (const [first, second] of blocks)
      maps = tf.relu(tf.add(maps, second(tf.relu(first(maps)))));
    return dense(tf.mean(maps, [1, 2]));
  };
}

interface ConvOptions {
  readonly stride?: number;
  readonly bias?: boolean;
  /** Whether anything below wants the gradient of the input. */
  readonly learnsBelow?: boolean;
}

/** A convolution without padding, whose gradients are convolutions. */
function conv(
  tf: TensorFlow,
  shape: [number, number, number, number],
  { stride = 1, bias = true, learnsBelow = true }: ConvOptions = {},
): Forward {
  const kernel = uniform(tf, shape, shape[0] * shape[1] * shape[2]);
  const offset = bias ? tf.variable(tf.zeros([shape[3]])) : undefined;
  // As [channels, height, width, images]: then the sum over images is the one over channels.
  const imagesLast = (x: Tensor) => tf.transpose(x, [3, 1, 2, 0]);
  const convolve = tf.customGrad((x, kernel, save) => {
    save([x, kernel]);
    const gradFunc = (slope: Tensor, [x, kernel]: Tensor[]) => {
      const below = learnsBelow
        ? tf.conv2dTranspose(slope, kernel!, x!.shape, stride, 'valid')
        : tf.zerosLike(x!);
      const slopes = tf.transpose(slope, [1, 2, 0, 3]);
      const sums = tf.conv2d(imagesLast(x!), slopes, 1, 'valid', 'NHWC', stride);
      return [below, tf.transpose(sums, [1, 2, 0, 3])];
    };
    return { value: tf.conv2d(x, kernel, stride, 'valid'), gradFunc };
  });
  return (x) => (offset ? tf.add(convolve(x, kernel), offset) : convolve(x, kernel));
}

function denseLayer(tf: TensorFlow, inputs: number, outputs: number): Forward {
  const kernel = uniform(tf, [inputs, outputs], inputs);
  const bias = tf.variable(tf.zeros([outputs]));
  return (x) => tf.add(tf.matMul(x, kernel), bias);
}

function batchNorm(tf: TensorFlow, channels: number): Forward {
  const scale = tf.variable(tf.ones([channels]));
  const offset = tf.variable(tf.zeros([channels]));
  return (x) => {
    const { mean, variance } = tf.moments(x, [0, 1, 2]);
    return tf.batchNorm(x, mean, variance, offset, scale, 1e-3);
  };
}

/** Weights drawn as He et al. 2015 do. */
function uniform(tf: TensorFlow, shape: number[], inputs: number): Tensor {
  const bound = Math.sqrt(6 / inputs);
  return tf.variable(tf.randomUniform(shape, -bound, bound));
}
