import { SpecError, quote } from '../../errors.ts';
import type { Shape } from '../../shape.ts';
import { sizeOf } from '../../shape.ts';
import { keepTo } from './limits.ts';
import { whole } from './numbers.ts';
import type { Value } from './value.ts';
import { TensorProto_DataType as DataType } from './schema.js';
import type { GraphProto, TensorShapeProto_Dimension, ValueInfoProto } from './schema.js';

/**
 * What the graph reads, as the first value. Four axes are a batch of maps, two a batch of lines;
 * three and one are the same without a batch. A picture whose channels come last is known by the
 * Transpose that is the first to read it.
 */
export function inputOf(
  graph: GraphProto,
  constants: ReadonlyMap<string, unknown>,
  largest: number,
) {
  const inputs = graph.input.filter(({ name }) => !constants.has(name));
  const [input] = inputs;
  if (inputs.length !== 1 || !input) {
    const names = inputs.slice(0, 4).map(({ name }) => quote(name));
    throw new SpecError(
      `The graph has ${inputs.length} inputs (${names.join(', ')}); a network here reads one picture.`,
    );
  }
  const sides = sidesOf(input);
  const last = channelsLast(graph, input.name);
  const shape: Shape = sides.length === 3 && !last ? [sides[1]!, sides[2]!, sides[0]!] : sides;
  keepTo(largest, sizeOf(shape), 'numbers in its input');
  const form = sides.length === 1 ? 'line' : last ? 'channels last' : 'maps';
  const value: Value = { layer: 'input', shape, form, alone: true };
  return { name: input.name, value };
}

/** The axes of an input without its batch. */
function sidesOf(input: ValueInfoProto): number[] {
  const type = input.type?.value;
  const dims = type?.case === 'tensorType' ? type.value.shape?.dim : undefined;
  if (type?.case !== 'tensorType' || !dims || dims.length < 1 || dims.length > 4) {
    refuse(input, 'must be a tensor with a known shape, such as [N, channels, height, width]');
  }
  if (![DataType.FLOAT, DataType.FLOAT16, DataType.DOUBLE].includes(type.value.elemType)) {
    refuse(input, 'must be floats');
  }
  const own = dims.length % 2 === 0 ? dims.slice(1) : dims;
  return own.map((dim) => sideOf(dim, input));
}

function sideOf({ value }: TensorShapeProto_Dimension, input: ValueInfoProto): number {
  const side = value.case === 'dimValue' ? whole(value.value, `The input ${quote(input.name)}`) : 0;
  if (side >= 1) return side;
  const said = value.case === 'dimParam' ? quote(value.value) : 'not given';
  return refuse(input, `must have a fixed size, but one of its sides is ${said}`);
}

function channelsLast({ node }: GraphProto, name: string): boolean {
  const [first, ...others] = node.filter(({ input }) => input.includes(name));
  const perm = first?.attribute.find((attribute) => attribute.name === 'perm');
  return others.length === 0 && first?.opType === 'Transpose' && perm?.ints.join() === '0,3,1,2';
}

function refuse(input: ValueInfoProto, sentence: string): never {
  throw new SpecError(`The input ${quote(input.name)} ${sentence}.`);
}
