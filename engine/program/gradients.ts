import type { Trace } from '../forward.ts';
import type { Network } from '../network.ts';
import { fillLine, parameterCount } from '../parameters.ts';
import { sizeOf } from '../shape.ts';
import { ancestors, backwardCalls, gradientPlaces } from './passes.ts';
import { place } from './place.ts';
import { plainKernels } from './plain-kernels.ts';
import { compile } from './program.ts';
import { keptFor } from './recent.ts';
import { placesOver, sitesFor } from './sites.ts';

/** Gradients of all weights in one line, and of the activations by the layer's name. */
export interface Slopes {
  readonly line: Float32Array;
  readonly activations: ReadonlyMap<string, Float32Array>;
}

/** Carries a gradient at the layer `at` back through a trace; the program is compiled once. */
export function gradientsFor(
  network: Network,
  { mode, input }: Trace,
  at: string,
): (trace: Trace, outputGradient: Float32Array) => Slopes {
  const { layers, backend } = network;
  const images = input.data.length / sizeOf(network.spec.input);
  const kept = keptFor(layers, `gradients ${images} ${mode} ${at} ${backend.name}`, () => {
    const sites = sitesFor(network, images, mode, false);
    const names = ancestors(network, at);
    const wanted = gradientPlaces(sites, (name) => names.has(name));
    const line = place(parameterCount(network));
    const slopes = { activations: wanted, weights: placesOver(network, line, true) };
    const backward = backwardCalls(network, sites, slopes, at);
    const given = [...sites.activations.values(), ...sites.memory.values(), sites.line];
    const program = compile({ backward }, [...wanted.values(), line, ...given], {
      backend,
      kernels: plainKernels(network),
    });
    return { sites, wanted, line, program };
  });
  return (trace, outputGradient) => {
    const { sites, wanted, line, program } = kept;
    fillLine(network, network.weights, program.view(sites.line));
    for (const [name, { data }] of trace.activations) {
      program.view(sites.activations.get(name)!).set(data);
    }
    for (const [name, data] of trace.memory) program.view(sites.memory.get(name)!).set(data);
    program.view(line).fill(0);
    program.view(wanted.get(at)!).set(outputGradient);
    program.run('backward');
    const found = [...wanted].map(([name, p]) => [name, program.view(p).slice()] as const);
    return { line: program.view(line).slice(), activations: new Map(found) };
  };
}
