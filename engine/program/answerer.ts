import { refuseBad } from '../errors.ts';
import type { Network } from '../network.ts';
import { fillLine } from '../parameters.ts';
import { forwardCalls } from './passes.ts';
import { place } from './place.ts';
import { plainKernels } from './plain-kernels.ts';
import { compile } from './program.ts';
import { keptFor } from './recent.ts';
import { sitesFor } from './sites.ts';

/**
 * Runs a network at rest on `images` pictures for its answer alone: ReLUs are fused and
 * activations share room. The answer stands until the next run.
 */
export function answererFor(
  network: Network,
  images: number,
): (input: Float32Array) => Float32Array {
  const { layers, backend, weights } = network;
  const output = layers.at(-1)!.name;
  const { program, line, input, answer, bad } = keptFor(
    layers,
    `answer ${images} ${backend.name}`,
    () => {
      const sites = sitesFor(network, images, 'rest', true);
      const given = sites.activations.get('input')!;
      const count = place(1);
      const check = [{ kernel: 'countBad' as const, reads: { input: given }, writes: { count } }];
      const parts = { check, forward: forwardCalls(network, sites) };
      const wanted = sites.activations.get(output)!;
      const program = compile(parts, [sites.line, given, wanted], {
        backend,
        kernels: plainKernels(network),
      });
      return {
        program,
        line: program.view(sites.line),
        input: program.view(given),
        answer: program.view(wanted),
        bad: program.view(count),
      };
    },
  );
  return (images) => {
    fillLine(network, weights, line);
    input.set(images);
    program.run('check');
    if (bad[0]) refuseBad('The input', images);
    program.run('forward');
    return answer;
  };
}
