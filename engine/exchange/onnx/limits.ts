import { SpecError } from '../../errors.ts';

/** How much an ONNX file may ask for before it is refused. */
export interface OnnxLimits {
  /** Size of the file in bytes; default 2²⁸ (256 MiB). */
  readonly bytes?: number;
  /** Fields in the file, and whole numbers in its lists; default 2¹⁹. Weights do not count. */
  readonly fields?: number;
  /** Nodes of the graph; default 4,096. */
  readonly nodes?: number;
  /** Numbers in one tensor, a weight or what a layer makes of one picture; default 2²⁶. */
  readonly tensor?: number;
  /** Numbers in all weights together; default 2²⁷. */
  readonly parameters?: number;
  /** Numbers in all that the layers make of one picture; default 2²⁷. */
  readonly activations?: number;
}

/** The limits where an author sets none: what a page can hold. */
export const LIMITS: Required<OnnxLimits> = {
  bytes: 2 ** 28,
  fields: 2 ** 19,
  nodes: 4096,
  tensor: 2 ** 26,
  parameters: 2 ** 27,
  activations: 2 ** 27,
};

/** Refuses what is more than a limit: "The file has 5000 nodes; at most 4096 are read." */
export function keepTo(limit: number, count: number, what: string): void {
  if (count <= limit) return;
  throw new SpecError(`The file has ${count} ${what}; at most ${limit} are read.`);
}
