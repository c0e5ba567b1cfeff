import { create } from '@bufbuild/protobuf';
import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Node } from './node.ts';
import { wholesOf } from './numbers.ts';
import type { Reading } from './reading.ts';
import { TensorProtoSchema, TensorProto_DataType as DataType } from './schema.js';

/** A small table of whole numbers, at most 64. */
interface Wholes {
  readonly shape: Shape;
  readonly values: readonly number[];
}

type Fold = (node: Node, tables: readonly Wholes[]) => Wholes;

/**
 * Arithmetic on whole numbers that are known from the start, which PyTorch leaves in its files for
 * the sides of a border. Such a node becomes a constant. Gives false for every other node.
 */
export function foldConstants(node: Node, reading: Reading): boolean {
  const fold = FOLDS.get(node.op);
  const { inputs } = node;
  if (!fold || !inputs.length || !inputs.every((input) => reading.isConstant(input))) return false;
  const tables = inputs.map((_, place) => reading.table(node, place));
  const { shape, values } = fold(node, tables);
  node.noOthers();
  if (sizeOf(shape) !== values.length || !shape.every(Number.isSafeInteger)) {
    node.refuse('its numbers do not fill the shape it makes.');
  }
  const dims = shape.map(BigInt);
  const held = { dataType: DataType.INT64, int64Data: values.map(BigInt) };
  reading.define(node, create(TensorProtoSchema, { name: node.output, dims, ...held }));
  return true;
}

const FOLDS: ReadonlyMap<string, Fold> = new Map<string, Fold>([
  ['Cast', cast],
  ['Concat', concat],
  ['ConstantOfShape', constantOfShape],
  ['Reshape', reshape],
  ['Slice', slice],
  ['Transpose', transpose],
]);

function cast(node: Node, [table]: readonly Wholes[]): Wholes {
  if (node.whole('to', 0) !== DataType.INT64)
    node.refuse('it must keep whole numbers as they are.');
  return table!;
}

function concat(node: Node, tables: readonly Wholes[]): Wholes {
  const lines = tables.every(({ shape }) => shape.length === 1);
  if (node.whole('axis', 0) !== 0 || !lines) node.refuse('it must put lists end to end.');
  const values = tables.flatMap((table) => table.values);
  if (values.length > 64) node.refuse('it makes a list of more than 64 numbers.');
  return { shape: [values.length], values };
}

function constantOfShape(node: Node, [table]: readonly Wholes[]): Wholes {
  const shape = table!.values;
  const size = sizeOf(shape);
  if (!(size >= 0 && size <= 64)) node.refuse('it makes more than 64 numbers.');
  const value = node.tensor('value');
  const [filling] = value ? wholesOf(value) : node.refuse('it must make whole numbers.');
  return { shape, values: Array<number>(size).fill(filling ?? 0) };
}

function reshape(node: Node, [table, target]: readonly Wholes[]): Wholes {
  node.whole('allowzero', 0);
  if (!target) node.refuse('its shape is missing.');
  const { values } = table!;
  const rest = -sizeOf(target.values);
  const shape = target.values.map((side) => (side === -1 ? values.length / rest : side));
  return { shape, values };
}

/** The rows of a table, turned round: a Slice from the end to the beginning in steps of −1. */
function slice(node: Node, [table, starts, ends, axes, steps]: readonly Wholes[]): Wholes {
  const { shape, values } = table!;
  const turns =
    starts?.values.join() === '-1' && axes?.values.join() === '0' && steps?.values.join() === '-1';
  if (!turns || ends!.values[0]! > -shape[0]! - 1)
    node.refuse('it must turn the rows of a table round.');
  const width = values.length / shape[0]!;
  const rows = Array.from({ length: shape[0]! }, (_, row) =>
    values.slice(row * width, (row + 1) * width),
  );
  return { shape, values: rows.reverse().flat() };
}

function transpose(node: Node, [table]: readonly Wholes[]): Wholes {
  const { shape, values } = table!;
  if (shape.length !== 2 || node.wholes('perm', 2)?.join() !== '1,0') {
    node.refuse('it must exchange the rows and columns of a table.');
  }
  const [rows, columns] = shape as readonly [number, number];
  const turned = values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)]!);
  return { shape: [columns, rows], values: turned };
}
