import { SpecError } from '../../errors.ts';
import { planNetwork } from '../../plan.ts';
import type { NetworkSpec } from '../../plan.ts';
import type { Shape } from '../../shape.ts';
import { placedLayers } from '../placed.ts';
import type { PlacedLayer } from '../placed.ts';
import { isChain, variablesOf } from './flow.ts';
import { MODULES, OPERATIONS } from './pytorch-modules.ts';
import { PARTS } from './pytorch-parts.ts';
import { indented, listText, pythonNames, pythonText } from './text.ts';

/**
 * A network as Python for PyTorch: an `nn.Sequential`, or a module of its own where there are
 * branches. Layers keep their names as far as Python allows, and the parameters their number.
 * PyTorch has channels first: its flatten goes channel by channel, the engine's place by place, so
 * weights behind a flatten are carried over by ONNX and not by hand.
 */
export function pytorchSource(spec: NetworkSpec): string {
  const layers = placedLayers(planNetwork(spec));
  const names = pythonNames(
    layers.map(({ name }) => name),
    OF_MODULE,
  );
  const model = isChain(layers)
    ? sequential(spec, layers, names)
    : moduleClass(spec, layers, names);
  const body = [...model, ...layers.flatMap((layer) => maskOf(layer, names.get(layer.name)!))];
  const used = (name: string): boolean => body.some((line) => line.includes(` ${name}(`));
  const parts = Object.entries(PARTS).flatMap(([name, part]) => (used(name) ? [part] : []));
  const text = [...parts, body.join('\n')].join('\n\n\n');
  return `${importsOf(text)}\n\n${parts.length || !text.startsWith('#') ? '\n' : ''}${text}\n`;
}

/** Attributes of `nn.Module` that a layer must not hide. */
const OF_MODULE =
  'T add_module apply bfloat16 buffers children compile cpu cuda double dump_patches eval ' +
  'extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu ' +
  'load_state_dict modules named_buffers named_children named_modules named_parameters parameters ' +
  'register_buffer register_module register_parameter requires_grad_ self share_memory state_dict ' +
  'to to_empty train training type xpu zero_grad append extend insert pop';

function sequential(
  spec: NetworkSpec,
  layers: readonly PlacedLayer[],
  names: ReadonlyMap<string, string>,
): string[] {
  const entries = layers.map(
    (layer) => `(${pythonText(names.get(layer.name)!)}, ${moduleOf(layer)}),`,
  );
  return [
    `# ${spec.name.replaceAll(/\s+/g, ' ')}: reads ${batchOf(spec.input)}.`,
    'model = nn.Sequential(',
    ...indented(['OrderedDict(', ...indented(['[', ...indented(entries), ']']), ')']),
    ')',
  ];
}

function moduleClass(
  spec: NetworkSpec,
  layers: readonly PlacedLayer[],
  names: ReadonlyMap<string, string>,
): string[] {
  const variables = variablesOf(layers, names, 'inputs');
  const title = classNameOf(spec.name);
  const modules = layers.filter(({ kind }) => !OPERATIONS[kind]);
  const forward = layers.map((layer) => {
    const inputs = layer.from.map((source) => variables.get(source)!);
    const operation = OPERATIONS[layer.kind]?.(layer, inputs);
    const value = operation ?? `self.${names.get(layer.name)}(${inputs.join(', ')})`;
    return `${variables.get(layer.name)} = ${value}`;
  });
  const construct = modules.map((layer) => `self.${names.get(layer.name)} = ${moduleOf(layer)}`);
  return [
    `class ${title}(nn.Module):`,
    ...indented([`"""Reads ${batchOf(spec.input)}."""`, '', 'def __init__(self):']),
    ...indented(['super().__init__()', ...construct], 2),
    '',
    ...indented([`def forward(self, ${variables.get('input')}):`]),
    ...indented([...forward, `return ${variables.get(layers.at(-1)!.name)}`], 2),
    '',
    '',
    `model = ${title}()`,
  ];
}

/** A convolution whose filters read some channels only: its other weights are kept at 0. */
function maskOf(layer: PlacedLayer, name: string): string[] {
  const connections = layer.given('connections');
  if (connections === undefined) return [];
  const conv = moduleOf(layer).startsWith('nn.Sequential') ? `model.${name}[1]` : `model.${name}`;
  return [
    '',
    `# Each filter of ${name} reads the channels listed for it; the weights of the others stay 0.`,
    `mask = torch.zeros_like(${conv}.weight)`,
    `for o, channels in enumerate(${listText(connections)}):`,
    ...indented(['mask[o, channels] = 1']),
    `prune.custom_from_mask(${conv}, "weight", mask)`,
  ];
}

function moduleOf(layer: PlacedLayer): string {
  const write = MODULES[layer.kind];
  if (write) return write(layer);
  throw new SpecError(`the kind "${layer.kind}" cannot be written for PyTorch.`, layer.name);
}

function importsOf(text: string): string {
  const standard = [
    ...(/\bmath\./.test(text) ? ['import math'] : []),
    ...(text.includes('OrderedDict(') ? ['from collections import OrderedDict'] : []),
  ];
  return [
    ...standard,
    ...(standard.length ? [''] : []),
    ...(/\btorch\./.test(text) ? ['import torch'] : []),
    ...(/\bF\./.test(text) ? ['import torch.nn.functional as F'] : []),
    'from torch import nn',
    ...(/\bprune\./.test(text) ? ['from torch.nn.utils import prune'] : []),
  ].join('\n');
}

function batchOf([height, width, channels]: Shape): string {
  return channels === undefined
    ? `[batch, ${height}]`
    : `[batch, ${channels}, ${height}, ${width}]`;
}

function classNameOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(joined) ? joined : `Network${joined}`;
}
