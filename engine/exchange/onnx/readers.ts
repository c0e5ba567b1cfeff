import type { Node } from './node.ts';
import {
  cellByCell,
  readAdd,
  readBatchNorm,
  readConcat,
  readDropout,
  readIdentity,
  readLrn,
  readMul,
  readSoftmax,
} from './read-cells.ts';
import { readDistances, readDiv, readSub, readTanh } from './read-constants.ts';
import { globalPool, readReduceMean } from './read-global.ts';
import {
  readFlatten,
  readGemm,
  readMatMul,
  readReshape,
  readSqueeze,
  readTranspose,
  readUnsqueeze,
} from './read-lines.ts';
import { readAveragePool, readConv, readLpPool, readMaxPool, readPad } from './read-windows.ts';
import type { Reading } from './reading.ts';

/** For each operator of ONNX that can be read, what it becomes. */
export const READERS: ReadonlyMap<string, (node: Node, reading: Reading) => void> = new Map([
  ['Add', readAdd],
  ['AveragePool', readAveragePool],
  ['BatchNormalization', readBatchNorm],
  ['Cast', readIdentity],
  ['Concat', readConcat],
  ['Constant', readConstant],
  ['Conv', readConv],
  ['Div', readDiv],
  ['Dropout', readDropout],
  ['Flatten', readFlatten],
  ['Gemm', readGemm],
  ['GlobalAveragePool', globalPool('globalAvgPool')],
  ['GlobalMaxPool', globalPool('globalMaxPool')],
  ['Identity', readIdentity],
  ['LpPool', readLpPool],
  ['LRN', readLrn],
  ['MatMul', readMatMul],
  ['MaxPool', readMaxPool],
  ['Mul', readMul],
  ['Pad', readPad],
  ['ReduceMean', readReduceMean],
  ['ReduceSumSquare', readDistances],
  ['Relu', cellByCell('relu')],
  ['Reshape', readReshape],
  ['Sigmoid', cellByCell('sigmoid')],
  ['Softmax', readSoftmax],
  ['Squeeze', readSqueeze],
  ['Sub', readSub],
  ['Sum', readAdd],
  ['Tanh', readTanh],
  ['Transpose', readTranspose],
  ['Unsqueeze', readUnsqueeze],
]);

function readConstant(node: Node, reading: Reading): void {
  const constant = node.tensor('value') ?? node.refuse('it must have a tensor as its "value".');
  node.noOthers();
  reading.define(node, constant);
}
