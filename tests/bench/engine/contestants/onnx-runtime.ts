import { loadOnnxRuntime } from '../../peers/load.ts';
import type { Run, Tasks } from '../contestant.ts';
import { images } from '../data.ts';
import { tinyCnnOnnx } from '../onnx/tiny-cnn.ts';
import { refuseOtherAnswer } from '../same-answer.ts';

/** onnxruntime-web, which reads and does not learn, on a tiny-cnn with the book’s weights. */
export async function onnxRuntime(packages: string): Promise<Tasks> {
  const ort = await loadOnnxRuntime(packages);
  const reads = async (count: number, every: boolean): Promise<Run> => {
    const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all' };
    const session = await ort.InferenceSession.create(tinyCnnOnnx(every), options);
    const { data } = images(count);
    const run = async () => {
      const results = await session.run({
        input: new ort.Tensor('float32', data, [count, 1, 28, 28]),
      });
      return Object.values(results).map((result) => result.data.slice());
    };
    refuseOtherAnswer((await run()).at(-1)!);
    return run;
  };
  return { A1: () => reads(1, true), A64: () => reads(64, false) };
}
