import type { LayerSpec, NetworkSpec } from '#engine/index.ts';

/** One layer of a reader's stack: a convolution (with its ReLU) or a max pool. */
export interface Block {
  readonly kind: 'conv' | 'pool';
  /** Side of the kernel, or of the pool's window. */
  readonly size: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** Least and greatest of each number of a block. A pool knows no padding and no dilation. */
export const BOUNDS = {
  conv: { size: [1, 7], stride: [1, 4], padding: [0, 9], dilation: [1, 4] },
  pool: { size: [2, 4], stride: [1, 4], padding: [0, 0], dilation: [1, 1] },
} as const;

export const MOST_LAYERS = 10;
const CONV = 'c[1-7](?:s[1-4]|p[0-9]|d[1-4]){0,3}';
const POOL = 'p[2-4](?:s[1-4])?';
const LAYER = `(?:${CONV}|${POOL})`;

/** The form of a stack as text, for its parameter: `c3,p2,c5s2p1d2`. */
export const STACK_PATTERN = `${LAYER}(?:,${LAYER}){0,${MOST_LAYERS - 1}}`;

/** Channels of every map of a stack: enough for its gradients to be smooth, few enough to be quick. */
const CHANNELS = 4;

/** The layers that a text means, or, as a sentence, why it means none. */
export function readStack(text: string): readonly Block[] | string {
  const items = text
    .toLowerCase()
    .split(',')
    .map((item) => item.trim());
  if (items.length > MOST_LAYERS) return `${items.length} layers; at most ${MOST_LAYERS} fit here.`;
  const known = new RegExp(`^${LAYER}$`);
  const wrong = items.find((item) => !known.test(item));
  if (wrong === '') return 'A layer is missing: write one, such as c3, between two commas.';
  if (wrong !== undefined)
    return (
      `“${wrong}” is no layer. Write c and a kernel from 1 to 7, then s for the stride, p for the ` +
      'padding, d for the dilation, as in c3s2p1; or p and a window from 2 to 4, as in p2.'
    );
  return items.map(readBlock);
}

function readBlock(item: string): Block {
  const [kind, size] = [item[0] === 'c' ? 'conv' : 'pool', Number(item[1])] as const;
  const given = new Map(
    [...item.slice(2).matchAll(/([spd])(\d)/g)].map(([, part, value]) => [part!, Number(value)]),
  );
  return {
    kind,
    size,
    stride: given.get('s') ?? (kind === 'conv' ? 1 : size),
    padding: given.get('p') ?? 0,
    dilation: given.get('d') ?? 1,
  };
}

/** The shortest text that means these layers. */
export function writeStack(blocks: readonly Block[]): string {
  return blocks
    .map(({ kind, size, stride, padding, dilation }) =>
      [
        `${kind === 'conv' ? 'c' : 'p'}${size}`,
        stride === (kind === 'conv' ? 1 : size) ? '' : `s${stride}`,
        padding ? `p${padding}` : '',
        dilation > 1 ? `d${dilation}` : '',
      ].join(''),
    )
    .join(',');
}

/** The names of the layers in order: conv1, conv2, pool1, … */
export function namesOf(blocks: readonly Block[]): readonly string[] {
  const counts = { conv: 0, pool: 0 };
  return blocks.map(({ kind }) => `${kind}${++counts[kind]}`);
}

/** The stack as a network on a grey picture of `side` × `side`. It may be one that cannot run. */
export function specOf(blocks: readonly Block[], side: number): NetworkSpec {
  const names = namesOf(blocks);
  const layers = blocks.flatMap(({ kind, size, stride, padding, dilation }, i): LayerSpec[] => {
    const name = names[i]!;
    if (kind === 'pool') return [{ name, kind: 'maxPool', window: size, stride } as const];
    const conv = { name, kind: 'conv', filters: CHANNELS, kernel: size } as const;
    return [
      { ...conv, stride, padding, dilation },
      { name: name.replace('conv', 'relu'), kind: 'relu' } as const,
    ];
  });
  return { name: 'stack', input: [side, side, 1], layers };
}
