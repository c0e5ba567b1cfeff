import { forward, initialise, predict, startTraining, tensor, train } from '#engine/index.ts';
import type { NetworkSpec, Trainer } from '#engine/index.ts';
import { reference } from '#engine/kernels/reference/backend.ts';
import { wasm } from '#engine/kernels/wasm/backend.ts';
import type { Run, Tasks } from '../contestant.ts';
import { images, labels, RATE } from '../data.ts';
import { BATCH, tasks } from '../tasks.ts';

const backends = { wasm, typescript: reference };

/** The book’s own engine, on one of its back ends. */
export function book(backend: keyof typeof backends): Tasks {
  const build = (spec: NetworkSpec) => initialise(spec, 1, 'he', backends[backend]);
  const traces = (spec: NetworkSpec): Run => {
    const network = build(spec);
    const input = tensor(spec.input, images(1).data);
    let trace = forward(network, input);
    return () => (trace = forward(network, input, { into: trace }));
  };
  const answers = (count: number, spec: NetworkSpec): Run => {
    const network = build(spec);
    const batch = images(count);
    return () => predict(network, batch);
  };
  const trainer = (spec: NetworkSpec): Trainer =>
    startTraining(build(spec), { kind: 'adam', rate: RATE });
  const steps = (spec: NetworkSpec): Run => {
    const { step } = trainer(spec);
    const batch = tensor([BATCH, ...spec.input], images(BATCH).data);
    const right = labels(BATCH);
    return () => step(batch, right);
  };
  const epochs = ({ spec, images: count }: { spec: NetworkSpec; images: number }): Run => {
    const learner = trainer(spec);
    const examples = { images: images(count), labels: labels(count) };
    return () => [...train(learner, examples, { epochs: 1, batch: BATCH, seed: 1 })];
  };
  return {
    A1: () => traces(tasks.A1.spec),
    A64: () => answers(64, tasks.A64.spec),
    B: () => steps(tasks.B.spec),
    Bepoch: () => epochs(tasks.Bepoch),
    C: () => steps(tasks.C.spec),
    D: () => steps(tasks.D.spec),
  };
}
