import type { Contestant } from '../contestant.ts';
import { peak } from '../peak.ts';

const noAdam = 'adadelta: it has no Adam';
const convNetRemarks = {
  B: noAdam,
  Bepoch: noAdam,
  C: noAdam,
  D: 'adadelta, and 20 plain convolutions: it has neither skips nor normalisation',
};

/** The contestant to whose time all others are compared. */
export const BASE = 'book-wasm';
/** The loop that shows what the machine can do at most. */
export const PEAK = 'peak';

/** All that run in Node and in a browser alike; each loads its code only when it is asked to. */
export const contestants: readonly Contestant[] = [
  {
    id: BASE,
    name: 'the book, WebAssembly',
    load: async () => (await import('./book.ts')).book('wasm'),
  },
  {
    id: 'book-typescript',
    name: 'the book, TypeScript',
    load: async () => (await import('./book.ts')).book('typescript'),
  },
  {
    id: 'onnxruntime',
    name: 'onnxruntime-web',
    only: ['A1', 'A64'],
    load: async (packages) => (await import('./onnx-runtime.ts')).onnxRuntime(packages),
  },
  {
    id: 'tfjs-wasm',
    name: 'TensorFlow.js wasm',
    load: async (packages) => (await import('./tensorflow.ts')).tensorFlow('wasm', packages),
  },
  {
    id: 'tfjs-wasm-custom',
    name: 'TensorFlow.js wasm, own gradient',
    only: ['B', 'Bepoch', 'D'],
    load: async (packages) =>
      (await import('./tensorflow-custom.ts')).tensorFlowCustom('wasm', packages),
  },
  {
    id: 'tfjs-cpu',
    name: 'TensorFlow.js cpu',
    load: async (packages) => (await import('./tensorflow.ts')).tensorFlow('cpu', packages),
  },
  {
    id: 'tfjs-cpu-custom',
    name: 'TensorFlow.js cpu, own gradient',
    only: ['B', 'Bepoch', 'D'],
    load: async (packages) =>
      (await import('./tensorflow-custom.ts')).tensorFlowCustom('cpu', packages),
  },
  {
    id: 'convnetjs',
    name: 'ConvNetJS',
    load: async () => (await import('./convnet.ts')).convNet(),
    remarks: convNetRemarks,
  },
  { id: PEAK, name: 'f32x4 multiply and add', load: peak },
];
