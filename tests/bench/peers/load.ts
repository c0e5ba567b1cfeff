// The one place that imports the peers. In Node some are CommonJS and come as a default export.

/** TensorFlow.js on one of its back ends, with one thread. */
export async function loadTensorFlow(backend: 'cpu' | 'wasm', packages: string) {
  // It warns in every Node that its native binding would be faster.
  console.warn = () => {};
  const core = await import('@tensorflow/tfjs');
  const tf = core.default ?? core;
  if (backend === 'wasm') {
    const module = await import('@tensorflow/tfjs-backend-wasm');
    const wasm = module.default ?? module;
    wasm.setThreadsCount(1);
    // In Node it reads a file, and asks for its path.
    const folder = packages.replace(/^file:\/\//, '');
    wasm.setWasmPaths(`${folder}@tensorflow/tfjs-backend-wasm/dist/`);
  }
  await tf.setBackend(backend);
  await tf.ready();
  if (tf.getBackend() !== backend) throw new Error(`TensorFlow.js took ${tf.getBackend()}.`);
  return tf;
}

/** onnxruntime-web on WebAssembly, with one thread. */
export async function loadOnnxRuntime(packages: string) {
  const ort = await import('onnxruntime-web/wasm');
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = `${packages}onnxruntime-web/dist/`;
  return ort;
}

/** ConvNetJS, which is plain JavaScript. */
export async function loadConvNet() {
  const module = await import('convnetjs');
  return module.default;
}
