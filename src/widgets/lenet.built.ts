import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkSpec } from '#engine/index.ts';

const file = (ending: string): Buffer =>
  readFileSync(join(process.cwd(), 'public/models', `lenet-5-modern.${ending}`));

const { spec } = JSON.parse(file('json').toString('utf8')) as { spec: NetworkSpec };

/** LeNet-5 as the book ships it: its description, and its weights in eight bits as text. */
export const packed = { spec, weights: file('bin').toString('base64') };
