import { SpecError, quote } from '../../errors.ts';
import { kinds } from '../../layers/index.ts';
import type { LayerKind } from '../../layers/layer.ts';
import { Options } from '../../layers/options.ts';
import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { keepTo } from './limits.ts';
import type { OnnxLimits } from './limits.ts';
import type { LayerNames } from './names.ts';
import type { Node } from './node.ts';
import { floatsOf, wholesOf } from './numbers.ts';
import type { TensorProto } from './schema.js';
import { SAID } from './value.ts';
import type { Form, ReadLayer, Value } from './value.ts';

/** What the nodes so far have made: values by name, and the layers behind them. */
export class Reading {
  readonly layers = new Map<string, ReadLayer>();
  readonly limits: Required<OnnxLimits>;
  readonly #values = new Map<string, Value>();
  readonly #constants: Map<string, TensorProto>;
  readonly #uses: ReadonlyMap<string, number>;
  readonly #names: LayerNames;
  #parameters = 0;
  #activations = 0;

  constructor(
    limits: Required<OnnxLimits>,
    constants: Map<string, TensorProto>,
    uses: ReadonlyMap<string, number>,
    names: LayerNames,
  ) {
    this.limits = limits;
    this.#constants = constants;
    this.#uses = uses;
    this.#names = names;
  }

  /** The value that a node reads at a place, in one of the forms that the node can read. */
  value(node: Node, place: number, ...forms: readonly Form[]): Value {
    const name = node.inputs[place] ?? '';
    const value = this.#values.get(name);
    if (!value) {
      const what = this.#constants.has(name) ? 'a constant' : 'made by no node before it';
      node.refuse(`it reads ${quote(name)}, which is ${what}; it must read what a layer makes.`);
    }
    if (!forms.includes(value.form)) {
      node.refuse(
        `it reads ${quote(name)}, which is ${SAID[value.form]}; that cannot be run here.`,
      );
    }
    return { ...value, alone: value.alone && this.#uses.get(name) === 1 };
  }

  isConstant(name: string | undefined): boolean {
    return name !== undefined && this.#constants.has(name);
  }

  /** The weights that a node reads at a place; undefined where it reads none. */
  weights(node: Node, place: number): Tensor | undefined {
    const constant = this.#constant(node, place);
    if (!constant) return undefined;
    const tensor = floatsOf(constant, this.limits.tensor);
    this.#parameters += tensor.data.length;
    keepTo(this.limits.parameters, this.#parameters, 'weights');
    return tensor;
  }

  /** How many axes a constant has that a node reads. */
  rank(node: Node, place: number): number | undefined {
    return this.#constant(node, place)?.dims.length;
  }

  /** The whole numbers that a node reads at a place; undefined where it reads none. */
  wholes(node: Node, place: number): number[] | undefined {
    const constant = this.#constant(node, place);
    return constant && wholesOf(constant);
  }

  /** The same with their shape: a constant that must be there. */
  table(node: Node, place: number): { shape: Shape; values: readonly number[] } {
    const constant = this.#constant(node, place) ?? node.refuse('an input of it is left out.');
    return { shape: constant.dims.map(Number), values: wholesOf(constant) };
  }

  /** Makes what a node gives a constant. */
  define(node: Node, constant: TensorProto): void {
    this.#refuseTwice(node.output);
    this.#constants.set(node.output, constant);
  }

  /** Gives a value a name: what a node makes, or the same as it reads. */
  set(name: string, value: Value): void {
    this.#refuseTwice(name);
    this.#values.set(name, value);
  }

  /** The value with this name, once all nodes are read. */
  result(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** Adds the layer that a node becomes; its output has the form of its first input. */
  add(
    node: Node,
    kind: string,
    from: readonly Value[],
    options: Readonly<Record<string, unknown>> = {},
    parts: Readonly<Record<string, Tensor>> = {},
    form: Pick<Value, 'form' | 'byChannel'> = from[0]!,
  ): ReadLayer {
    const weight = node.inputs.slice(1).find((input) => this.#constants.has(input));
    const name = this.#names.take(node, kind, weight);
    const shapes = from.map(({ shape }) => shape);
    const shape = shapeOf(node, name, kind, options, shapes);
    this.#activations += sizeOf(shape);
    keepTo(this.limits.tensor, sizeOf(shape), `numbers in "${name}"`);
    keepTo(this.limits.activations, this.#activations, 'numbers in its layers');
    const layer: ReadLayer = { kind, options, from: from.map((value) => value.layer), parts };
    this.layers.set(name, layer);
    const { form: as, byChannel } = form;
    this.set(node.output, {
      layer: name,
      shape,
      form: as,
      ...(byChannel && { byChannel }),
      alone: true,
    });
    return layer;
  }

  /** Lets a node become one layer with the one below it, of another kind that reads the same. */
  replace(below: Value, node: Node, kind: string, options = {}): void {
    const name = this.#names.take(node, kind, undefined);
    const layer = this.layers.get(below.layer)!;
    this.layers.delete(below.layer);
    this.layers.set(name, { kind, options, from: layer.from, parts: {} });
    this.set(node.output, { ...below, layer: name, alone: true });
  }

  #constant(node: Node, place: number): TensorProto | undefined {
    const name = node.inputs[place] ?? '';
    if (name === '') return undefined;
    return (
      this.#constants.get(name) ??
      node.refuse(`it reads ${quote(name)} at place ${place + 1}, where it must read a constant.`)
    );
  }

  #refuseTwice(name: string): void {
    if (!this.#values.has(name) && !this.#constants.has(name)) return;
    throw new SpecError(`The value ${quote(name)} is made twice; every value needs its own name.`);
  }
}

/** What the engine says a layer makes, or that it cannot. */
function shapeOf(
  node: Node,
  name: string,
  kind: string,
  options: Readonly<Record<string, unknown>>,
  inputs: readonly Shape[],
): Shape {
  const known: Readonly<Record<string, LayerKind | undefined>> = kinds;
  const settle = known[kind];
  if (!settle) node.refuse(`it would be a layer of the kind "${kind}", which the engine lacks.`);
  return settle(new Options(name, options), inputs).shape;
}
