import { create } from '@bufbuild/protobuf';
import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import {
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  NodeProtoSchema,
  TensorProtoSchema,
  TensorProto_DataType as DataType,
  ValueInfoProtoSchema,
} from './schema.js';
import type { AttributeProto, NodeProto, TensorProto, ValueInfoProto } from './schema.js';

/** The attributes of a node: whole numbers, lists of them, or with `float` and `text` the rest. */
export type Attributes = Readonly<Record<string, number | readonly number[] | Float | string>>;
type Float = { readonly float: number };

/** A graph while it is written: nodes in order, and the weights they read. */
export class Graph {
  readonly nodes: NodeProto[] = [];
  readonly weights: TensorProto[] = [];
  readonly #names: Set<string>;

  /** `taken`: names that belong to layers, so that no other value may have them. */
  constructor(taken: Iterable<string>) {
    this.#names = new Set(taken);
  }

  /** Adds a node that is called as its output, unless it has a name of its own. Gives the output. */
  node(
    op: string,
    inputs: readonly string[],
    output: string,
    attributes: Attributes = {},
    name: string = output,
  ): string {
    const attribute = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    const fields = { opType: op, name, input: [...inputs], output: [output], attribute };
    this.nodes.push(create(NodeProtoSchema, fields));
    return output;
  }

  /** Adds a weight of 32-bit floats; gives the name that nodes read it by. */
  weight(wish: string, { shape, data }: Tensor): string {
    const rawData = new Uint8Array(data.length * 4);
    const view = new DataView(rawData.buffer);
    data.forEach((value, i) => view.setFloat32(i * 4, value, true));
    return this.#hold(wish, shape, { dataType: DataType.FLOAT, rawData });
  }

  /** Adds a list of 64-bit whole numbers, such as axes or a padding. */
  wholes(wish: string, values: readonly number[]): string {
    const int64Data = values.map(BigInt);
    return this.#hold(wish, [values.length], { dataType: DataType.INT64, int64Data });
  }

  /** A name for a value inside a layer, close to the wish and not taken. */
  fresh(wish: string): string {
    let name = wish;
    for (let k = 2; this.#names.has(name); k++) name = `${wish}.${k}`;
    this.#names.add(name);
    return name;
  }

  #hold(
    wish: string,
    shape: Shape,
    held: { dataType: number; rawData?: Uint8Array; int64Data?: bigint[] },
  ): string {
    const name = this.fresh(wish);
    this.weights.push(create(TensorProtoSchema, { name, dims: shape.map(BigInt), ...held }));
    return name;
  }
}

/** What the graph reads or gives: a batch of any size, `N`, of maps channel by channel or of lines. */
export function valueInfo(name: string, shape: Shape): ValueInfoProto {
  const [height, width, channels] = shape;
  const sides = shape.length === 3 ? [channels!, height!, width!] : [sizeOf(shape)];
  const dim = [
    { value: { case: 'dimParam' as const, value: 'N' } },
    ...sides.map((side) => ({ value: { case: 'dimValue' as const, value: BigInt(side) } })),
  ];
  const tensorType = { elemType: DataType.FLOAT, shape: { dim } };
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: tensorType } },
  });
}

function attributeOf(name: string, value: Attributes[string]): AttributeProto {
  return create(AttributeProtoSchema, { name, ...settingOf(value) });
}

function settingOf(value: Attributes[string]): Partial<Omit<AttributeProto, '$typeName'>> {
  if (typeof value === 'number') return { type: AttributeType.INT, i: BigInt(value) };
  if (typeof value === 'string') {
    return { type: AttributeType.STRING, s: Uint8Array.from(value, (c) => c.charCodeAt(0)) };
  }
  if ('float' in value) return { type: AttributeType.FLOAT, f: value.float };
  return { type: AttributeType.INTS, ints: value.map(BigInt) };
}
