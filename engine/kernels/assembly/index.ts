// What the WebAssembly module exports. Pointers are bytes into the memory it is given; counts are numbers.
export { batchStatistics, normalise, normaliseGradient } from './batch-norm';
export { convolve } from './convolution';
export { depthwise, depthwiseKernelGradient } from './depthwise';
export { add, columnSums, copyRows, countBad, fill, gate, product } from './elements';
export { kernelGradient } from './kernel-gradient';
export { adam, sgd } from './optimizers';
export { pack, packTurned, spread } from './packing';
export { pool } from './pooling';
