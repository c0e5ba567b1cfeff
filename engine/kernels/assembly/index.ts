// What the WebAssembly module exports. Pointers are bytes into the memory it is given; counts are numbers.
export {
  batchStatistics,
  givenStatistics,
  normalise,
  normaliseGradient,
} from './batch-norm';
export { convolve } from './convolution';
export { depthwise, depthwiseKernelGradient, turnRows } from './depthwise';
export {
  add,
  columnSums,
  copy,
  copyRows,
  countBad,
  product,
  relu,
  reluGradient,
} from './elements';
export { kernelGradient } from './kernel-gradient';
export { adam, sgd } from './optimizers';
export { fill, pack, packTurned, spread, unpack } from './packing';
export {
  avgPool,
  avgPoolGradient,
  globalAvgPool,
  globalAvgPoolGradient,
  maxPool,
  maxPoolGradient,
} from './pooling';
export { crossEntropy, softmax, softmaxGradient } from './softmax';
