export type { OnnxLimits } from './onnx/limits.ts';
export { readOnnx } from './onnx/read.ts';
export { writeOnnx } from './onnx/write.ts';
export { kerasSource } from './python/keras.ts';
export { pytorchSource } from './python/pytorch.ts';
