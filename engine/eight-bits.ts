import { SpecError } from './errors.ts';
import { buildNetwork } from './network.ts';
import type { Network } from './network.ts';
import { partsOf, weightsOver } from './parameters.ts';
import type { Part } from './parameters.ts';
import { planNetwork } from './plan.ts';
import type { NetworkSpec, Plan } from './plan.ts';
import { sizeOf } from './shape.ts';

/** Levels on either side of zero that eight bits with a sign can hold. */
const LEVELS = 127;

/** A kernel is written in levels; a line of numbers, such as a bias, is short and stays exact. */
const isKernel = ({ shape }: Part): boolean => shape.length > 1;

const stepsIn = ({ shape }: Part): number => shape.at(-1)!;

/**
 * A network's weights in a quarter of their bytes. A kernel becomes one signed byte a weight,
 * followed by the size of one level for each filter or unit (its largest weight is level 127, so
 * that no filter loses to another's size); all else is 32-bit floats, little-endian.
 */
export function toEightBits({ spec, layers, weights }: Network): Uint8Array<ArrayBuffer> {
  const plan = { spec, layers };
  const view = new DataView(new ArrayBuffer(bytesFor(plan)));
  let at = 0;
  const float = (value: number): void => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  for (const part of partsOf(plan).parts) {
    const { data } = weights.get(part.layer)![part.part]!;
    if (isKernel(part)) {
      const steps = stepsOf(data, stepsIn(part));
      data.forEach((weight, i) =>
        view.setInt8(at++, Math.round(weight / steps[i % steps.length]!)),
      );
      steps.forEach(float);
    } else data.forEach(float);
  }
  return new Uint8Array(view.buffer);
}

/** The network out of those bytes: each weight is its level times the step of its filter. Refuses bytes that are too few or too many. */
export function fromEightBits(spec: NetworkSpec, bytes: Uint8Array): Network {
  const plan = planNetwork(spec);
  const wanted = bytesFor(plan);
  if (bytes.length !== wanted)
    throw new SpecError(
      `The weights of "${spec.name}" are ${bytes.length} bytes; in eight bits it needs ${wanted}. ` +
        'The file is cut short, or not for this network.',
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const line = new Float32Array(partsOf(plan).size);
  let from = 0;
  const float = (): number => view.getFloat32((from += 4) - 4, true);
  for (const part of partsOf(plan).parts) {
    const into = line.subarray(part.at, part.at + sizeOf(part.shape));
    if (isKernel(part)) {
      for (let i = 0; i < into.length; i++) into[i] = view.getInt8(from++);
      const steps = Array.from({ length: stepsIn(part) }, float);
      for (let i = 0; i < into.length; i++) into[i]! *= steps[i % steps.length]!;
    } else for (let i = 0; i < into.length; i++) into[i] = float();
  }
  return buildNetwork(plan.spec, weightsOver(plan, line));
}

/** How many bytes a network of this spec takes so. */
export function bytesInEightBits(spec: NetworkSpec): number {
  return bytesFor(planNetwork(spec));
}

function bytesFor(plan: Plan): number {
  return partsOf(plan).parts.reduce((sum, part) => {
    const numbers = sizeOf(part.shape);
    return sum + (isKernel(part) ? numbers + 4 * stepsIn(part) : 4 * numbers);
  }, 0);
}

/** Of each filter the size of one level, as a 32-bit float; a filter of zeros has 1, one with NaN has NaN. */
function stepsOf(kernel: Float32Array, filters: number): Float32Array {
  const steps = new Float32Array(filters);
  kernel.forEach((weight, i) => {
    steps[i % filters] = Math.max(steps[i % filters]!, Math.abs(weight) / LEVELS);
  });
  return steps.map((step) => (step === 0 ? 1 : step));
}
