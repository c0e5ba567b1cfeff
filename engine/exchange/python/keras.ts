import { SpecError } from '../../errors.ts';
import { planNetwork } from '../../plan.ts';
import type { NetworkSpec } from '../../plan.ts';
import { placedLayers } from '../placed.ts';
import type { PlacedLayer } from '../placed.ts';
import { isChain, variablesOf } from './flow.ts';
import { PARTS } from './keras-parts.ts';
import { STEPS, nameArgument } from './keras-steps.ts';
import type { Step } from './keras-steps.ts';
import { indented, pythonNames, tuple } from './text.ts';

/**
 * A network as Python for Keras 3: a `keras.Sequential`, or layers called one on another where
 * there are branches or what no Keras layer does. Layers keep their names (with `_` for a slash),
 * and the parameters their number. Keras has the engine's order of axes, so that its kernels have
 * the engine's shapes, but for depthwise ones. A branch that does not lead to the output is no
 * part of a Keras model, and is left out by Keras; a filter's missing connections are kept at 0
 * from the first step of learning on.
 */
export function kerasSource(spec: NetworkSpec): string {
  const layers = placedLayers(planNetwork(spec));
  const steps = layers.map(stepsOf);
  const plain = isChain(layers) && steps.flat().every((step) => typeof step === 'string');
  const name = nameArgument(spec.name);
  const model = plain
    ? sequential(spec, steps.flat() as string[], name)
    : functional(spec, layers, steps, name);
  const body = model.join('\n');
  const used = (name: string): boolean => new RegExp(`[ =]${name}\\(`).test(body);
  const parts = Object.entries(PARTS).flatMap(([part, source]) => (used(part) ? [source] : []));
  const text = parts.length ? [...parts, body].join('\n\n\n') : body;
  return `${importsOf(text)}\n\n${parts.length ? '\n' : ''}${text}\n`;
}

function sequential({ input }: NetworkSpec, steps: readonly string[], name: string): string[] {
  const entries = [`keras.Input(${tuple(input)})`, ...steps].map((step) => `${step},`);
  return [
    'model = keras.Sequential(',
    ...indented(['[', ...indented(entries), '],', `${name},`]),
    ')',
  ];
}

function functional(
  { input }: NetworkSpec,
  layers: readonly PlacedLayer[],
  steps: readonly (readonly Step[])[],
  name: string,
): string[] {
  const names = pythonNames(
    layers.map((layer) => layer.name),
    Object.keys(PARTS).join(' '),
  );
  const variables = new Map([...variablesOf(layers, names, 'inputs'), ['input', 'inputs']]);
  const lines = layers.flatMap((layer, index) => {
    const output = variables.get(layer.name)!;
    return steps[index]!.map((step, k) => {
      const inputs = k ? [output] : layer.from.map((source) => variables.get(source)!);
      return `${output} = ${applied(step, inputs)}`;
    });
  });
  return [
    `inputs = keras.Input(${tuple(input)})`,
    ...lines,
    `model = keras.Model(inputs, ${variables.get(layers.at(-1)!.name)}, ${name})`,
  ];
}

function applied(step: Step, inputs: readonly string[]): string {
  if (typeof step !== 'string') return step(...inputs);
  return `${step}(${inputs.length > 1 ? `[${inputs.join(', ')}]` : inputs[0]})`;
}

function stepsOf(layer: PlacedLayer): readonly Step[] {
  const write = STEPS[layer.kind];
  if (write) return write(layer, nameArgument(layer.name));
  throw new SpecError(`the kind "${layer.kind}" cannot be written for Keras.`, layer.name);
}

function importsOf(text: string): string {
  const uses = (module: string): boolean => text.includes(`${module}.`);
  const named = ['layers', 'ops'].filter(uses);
  return [
    ...(uses('math') ? ['import math', ''] : []),
    'import keras',
    ...(uses('np') ? ['import numpy as np'] : []),
    `from keras import ${named.join(', ')}`,
  ].join('\n');
}
