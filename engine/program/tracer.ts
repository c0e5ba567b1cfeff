import { refuseBad } from '../errors.ts';
import type { Mode } from '../layers/layer.ts';
import type { Network } from '../network.ts';
import { fillLine } from '../parameters.ts';
import type { Random } from '../random.ts';
import { forwardCalls } from './passes.ts';
import { place } from './place.ts';
import { plainKernels } from './plain-kernels.ts';
import type { Place } from './place.ts';
import { compile } from './program.ts';
import { keptFor } from './recent.ts';
import { sitesFor } from './sites.ts';

/** Numbers of every layer, by its name. */
type Numbers = ReadonlyMap<string, Float32Array>;

/**
 * Runs a network on `images` pictures, one after the other, and hands out all that it made, in a
 * buffer of its own, or in a given one of the right size.
 */
export type Tracer = (
  input: Float32Array,
  random: Random | undefined,
  into: ArrayBufferLike | undefined,
) => { readonly activations: Numbers; readonly memory: Numbers };

/** A tracer for so many images; its program is compiled once and keeps every activation. */
export function tracerFor(network: Network, images: number, mode: Mode): Tracer {
  const { layers, backend, weights } = network;
  const traced = keptFor(layers, `trace ${images} ${mode} ${backend.name}`, () => {
    const sites = sitesFor(network, images, mode, false);
    const input = sites.activations.get('input')!;
    const count = place(1);
    const shown = [...sites.activations.values(), ...sites.memory.values()];
    const check = [{ kernel: 'countBad' as const, reads: { input }, writes: { count } }];
    const parts = { check, forward: forwardCalls(network, sites) };
    const program = compile(parts, [...shown, sites.line, count], {
      backend,
      kernels: plainKernels(network),
    });
    const [line, bad] = [program.view(sites.line), program.view(count)];
    const numbers = program.workspace.memory.subarray(0, line.byteOffset / 4);
    return { sites, program, input: program.view(input), line, bad, numbers };
  });
  return (input, random, into) => {
    const { sites, program, line, bad } = traced;
    fillLine(network, weights, line);
    traced.input.set(input);
    program.run('check');
    if (bad[0]) refuseBad('The input', input);
    program.run('forward', { random });
    // One copy of all numbers side by side is much quicker than one for each layer.
    const fits = into?.byteLength === traced.numbers.byteLength;
    const numbers = fits ? new Float32Array(into) : new Float32Array(traced.numbers.length);
    numbers.set(traced.numbers);
    const cut = (place: Place): Float32Array => {
      const { byteOffset, length } = program.view(place);
      const at = (byteOffset - traced.numbers.byteOffset) / 4;
      return numbers.subarray(at, at + length);
    };
    const all = (places: ReadonlyMap<string, Place>): Numbers =>
      new Map([...places].map(([name, place]) => [name, cut(place)]));
    return { activations: all(sites.activations), memory: all(sites.memory) };
  };
}
