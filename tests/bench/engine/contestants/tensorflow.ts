import type { Model, Symbolic, Tensor, TensorFlow } from '@tensorflow/tfjs';
import { loadTensorFlow } from '../../peers/load.ts';
import type { Run, Tasks } from '../contestant.ts';
import { images, labels, RATE, tinyCnn } from '../data.ts';
import { refuseOtherAnswer, refuseOtherLosses } from '../same-answer.ts';
import { BATCH } from '../tasks.ts';

/** TensorFlow.js as its guides show it: its layers, its optimizer, its training loop. */
export async function tensorFlow(backend: 'cpu' | 'wasm', packages: string): Promise<Tasks> {
  const tf = await loadTensorFlow(backend, packages);
  const input = (count: number): Tensor => tf.tensor(images(count).data, [count, 28, 28, 1]);
  const reads = (count: number, every: boolean): Run => {
    const model = tinyCnnModel(tf, every);
    const { data } = images(count);
    const run = () =>
      tf.tidy(() => {
        const outputs = model.predict(tf.tensor(data, [count, 28, 28, 1]));
        return [outputs].flat().map((output) => output.dataSync().slice());
      });
    refuseOtherAnswer(run().at(-1)!);
    return run;
  };
  const steps = (model: Model, shape: readonly number[]) => {
    model.compile({ optimizer: tf.train.adam(RATE), loss: 'categoricalCrossentropy' });
    const batch = input(BATCH).reshape([BATCH, ...shape]);
    const answers = oneHot(tf, BATCH);
    return () => model.trainOnBatch(batch, answers);
  };
  return {
    A1: () => reads(1, true),
    A64: () => reads(64, false),
    B: async () => {
      const run = steps(tinyCnnModel(tf), [28, 28, 1]);
      refuseOtherLosses([await run(), await run(), await run()]);
      return run;
    },
    Bepoch: () => {
      const model = tinyCnnModel(tf);
      model.compile({ optimizer: tf.train.adam(RATE), loss: 'categoricalCrossentropy' });
      const [examples, answers] = [input(1000), oneHot(tf, 1000)];
      const options = { epochs: 1, batchSize: BATCH, shuffle: true, verbose: 0 };
      return () => model.fit(examples, answers, options);
    },
    C: () => steps(fullyConnectedModel(tf), [28 * 28]),
    D: () => steps(residualModel(tf), [28, 28, 1]),
  };
}

/** Labels as rows of nine zeros and a one. */
export function oneHot(tf: TensorFlow, count: number): Tensor {
  return tf.oneHot(tf.tensor(labels(count), [count], 'int32'), 10).toFloat();
}

/** With the book’s weights; gives the answer alone, or every activation as well. */
function tinyCnnModel(tf: TensorFlow, every = false): Model {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const picture = tf.input({ shape: [28, 28, 1] });
  const conv = (filters: number) => conv2d({ filters, kernelSize: 3, activation: 'relu' });
  const relu1 = conv(8).apply(picture);
  const pool1 = maxPooling2d({ poolSize: 2 }).apply(relu1);
  const relu2 = conv(16).apply(pool1);
  const pool2 = maxPooling2d({ poolSize: 2 }).apply(relu2);
  const answer = dense({ units: 10, activation: 'softmax' }).apply(flatten().apply(pool2));
  const outputs = every ? [relu1, pool1, relu2, pool2, answer] : answer;
  const model = tf.model({ inputs: picture, outputs });
  const weights = [...tinyCnn().weights.values()].flatMap(({ kernel, bias }) => [kernel!, bias!]);
  model.setWeights(weights.map(({ shape, data }) => tf.tensor(data, shape)));
  return model;
}

function fullyConnectedModel(tf: TensorFlow): Model {
  const { dense } = tf.layers;
  const line = tf.input({ shape: [28 * 28] });
  const hidden = dense({ units: 128, activation: 'relu' }).apply(line);
  const answer = dense({ units: 10, activation: 'softmax' }).apply(hidden);
  return tf.model({ inputs: line, outputs: answer });
}

function residualModel(tf: TensorFlow): Model {
  const { add, batchNormalization, conv2d, dense, globalAveragePooling2d, reLU } = tf.layers;
  const conv = (x: Symbolic, options: object) =>
    conv2d({ filters: 16, kernelSize: 3, padding: 'same', ...options }).apply(x);
  const norm = (x: Symbolic) => batchNormalization().apply(conv(x, { useBias: false }));
  const relu = (x: Symbolic) => reLU().apply(x);

  const picture = tf.input({ shape: [28, 28, 1] });
  let x = conv(picture, { activation: 'relu' });
  x = conv(x, { activation: 'relu', strides: 2 });
  for (let block = 0; block < 9; block++) x = relu(add().apply([x, norm(relu(norm(x)))]));
  const mean = globalAveragePooling2d({ dataFormat: 'channelsLast' }).apply(x);
  const answer = dense({ units: 10, activation: 'softmax' }).apply(mean);
  return tf.model({ inputs: picture, outputs: answer });
}
