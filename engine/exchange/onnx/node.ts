import { SpecError, quote } from '../../errors.ts';
import { whole } from './numbers.ts';
import { AttributeProto_AttributeType as AttributeType } from './schema.js';
import type { AttributeProto, NodeProto, TensorProto } from './schema.js';

/**
 * A node of a foreign graph, read attribute by attribute. Nothing about it is taken for granted:
 * an attribute of the wrong type, or one that nothing has read, is refused with the node's name.
 */
export class Node {
  readonly op: string;
  readonly name: string;
  /** Names of values; empty for an input that is left out. */
  readonly inputs: readonly string[];
  /** The first output; the others are of use while learning only. */
  readonly output: string;
  readonly #attributes = new Map<string, AttributeProto>();
  readonly #known = new Set<string>();

  constructor(node: NodeProto) {
    this.op = node.opType;
    this.name = node.name;
    this.inputs = node.input;
    this.output = node.output[0] ?? '';
    for (const attribute of node.attribute) this.#attributes.set(attribute.name, attribute);
    if (this.output === '') this.refuse('it has no output; every node must make a value.');
  }

  whole(name: string, fallback: number): number {
    const found = this.#read(name, AttributeType.INT, 'a whole number');
    return found ? whole(found.i, `"${name}" of ${this.#title}`) : fallback;
  }

  /** A list of whole numbers of a given length. */
  wholes(name: string, length: number): number[] | undefined {
    const found = this.#read(name, AttributeType.INTS, 'a list of whole numbers');
    if (!found) return undefined;
    if (found.ints.length !== length) {
      this.refuse(
        `"${name}" has ${found.ints.length} numbers; for pictures it must have ${length}.`,
      );
    }
    return found.ints.map((value) => whole(value, `"${name}" of ${this.#title}`));
  }

  /** A 32-bit float, to the seven digits that it has. */
  float(name: string, fallback: number): number {
    const found = this.#read(name, AttributeType.FLOAT, 'a float');
    return found ? Number(found.f.toPrecision(7)) : fallback;
  }

  text(name: string, fallback: string): string {
    const found = this.#read(name, AttributeType.STRING, 'a text');
    return found ? String.fromCharCode(...found.s.subarray(0, 40)) : fallback;
  }

  tensor(name: string): TensorProto | undefined {
    return this.#read(name, AttributeType.TENSOR, 'a tensor')?.t;
  }

  /** Refuses attributes that nothing has read: they would change what the node does. */
  noOthers(): void {
    for (const name of this.#attributes.keys()) {
      if (!this.#known.has(name)) this.refuse(`its attribute ${quote(name)} is not known here.`);
    }
  }

  /** Stops with a sentence about this node. */
  refuse(sentence: string): never {
    throw new SpecError(`${this.#title}: ${sentence}`);
  }

  get #title(): string {
    return `${quote(this.op).slice(1, -1)} node ${quote(this.name || this.output)}`;
  }

  #read(name: string, type: AttributeType, said: string): AttributeProto | undefined {
    this.#known.add(name);
    const found = this.#attributes.get(name);
    if (found && found.type !== type) this.refuse(`its attribute "${name}" must be ${said}.`);
    return found;
  }
}
