import {
  backward,
  buildNetwork,
  forward,
  initialise,
  randomFrom,
  sizeOf,
  summary,
  type Network,
  type NetworkSpec,
  type Tensor,
  type Weights,
} from '#engine/index.ts';

/** How much each pixel moves a unit: the mean size of the unit's gradient at it. */
export interface Effective {
  /** Where the pixels begin in the whole picture, and how many there are. */
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
  readonly sizes: Float32Array;
  /** Fewest pixels that hold half of it; 0 where nothing moves the unit. */
  readonly half: number;
  /** How many runs the mean is taken over, and over what. */
  readonly runs: number;
  readonly of: 'digits' | 'random networks';
}

/** Multiplications that a reader hardly notices. */
const WORK = 6e7;
const MOST_RUNS = 20;

interface Runs {
  readonly sizes: Float32Array;
  readonly runs: number;
}

const known = new Map<string, Runs>();
const MOST_KNOWN = 50;

/**
 * Random weights and random pictures, as in Luo et al. 2016: the mean over seeds and maps. Away
 * from the border all units of a layer are cut out alike, so that a walk over them costs one run.
 */
export function overSeeds(spec: NetworkSpec): Runs {
  const key = JSON.stringify(spec);
  const made = known.get(key) ?? runSeeds(spec);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

function runSeeds(spec: NetworkSpec): Runs {
  const maps = spec.layers.findLast((layer) => layer.kind === 'conv')?.filters ?? 1;
  const work = summary(spec).multiplyAdds * (1 + 2 * maps);
  const runs = Math.min(MOST_RUNS, Math.max(2, Math.floor(WORK / Math.max(1, work))));
  const sizes = new Float32Array(sizeOf(spec.input));
  for (let seed = 0; seed < runs; seed++) {
    const random = randomFrom(seed, 1);
    const data = Float32Array.from(sizes, () => random.bell());
    const network = initialise(spec, seed);
    addSizes(network, { shape: spec.input, data }, units(network), sizes);
  }
  return { sizes: sizes.map((size) => size / runs), runs };
}

/** Trained weights and real pictures: the mean over `pictures`, and over all units of the end. */
export function overPictures(
  spec: NetworkSpec,
  trained: Weights,
  pictures: readonly Float32Array[],
  only?: number,
): Float32Array {
  const names = new Set(spec.layers.map(({ name }) => name));
  const weights = new Map([...trained].filter(([name]) => names.has(name)));
  const network = buildNetwork(spec, weights);
  const size = sizeOf(spec.input);
  const data = new Float32Array(pictures.length * size);
  pictures.forEach((picture, i) => data.set(picture, i * size));
  const sizes = new Float32Array(size);
  const asked = only === undefined ? units(network) : [only];
  addSizes(network, { shape: [pictures.length, ...spec.input], data }, asked, sizes);
  return sizes.map((sum) => sum / pictures.length);
}

const units = (network: Network): readonly number[] =>
  Array.from({ length: sizeOf(network.layers.at(-1)!.shape) }, (_, i) => i);

/** Adds to `sizes` the mean over units of the sizes of their gradients, summed over the batch. */
function addSizes(
  network: Network,
  input: Tensor,
  asked: readonly number[],
  sizes: Float32Array,
): void {
  const trace = forward(network, input);
  const { shape, data } = trace.output;
  const count = sizeOf(network.layers.at(-1)!.shape);
  for (const unit of asked) {
    const gradient = new Float32Array(data.length);
    for (let i = unit; i < gradient.length; i += count) gradient[i] = 1;
    const { activations } = backward(network, trace, { shape, data: gradient });
    const slopes = activations.get('input')!.data;
    slopes.forEach((slope, i) => {
      sizes[i % sizes.length]! += Math.abs(slope) / asked.length;
    });
  }
}

/** Fewest of these numbers (none below 0) that make up half of their sum; 0 if all are 0. */
export function halfOf(sizes: Float32Array): number {
  const sum = sizes.reduce((a, b) => a + b, 0);
  if (sum === 0) return 0;
  const largest = sizes.slice().sort().reverse();
  let held = 0;
  let count = 0;
  while (held < sum / 2) held += largest[count++]!;
  return count;
}
