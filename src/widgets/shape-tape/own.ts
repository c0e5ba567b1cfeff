import type { LayerSpec, NetworkSpec } from '#engine/index.ts';

const CONV = 'c[1-7]x[1-9][0-9]{0,2}(?:s[1-4]|p[0-3]){0,2}';
const POOL = '[pa][2-4](?:s[1-4])?';
const MAPS = `(?:${CONV}|${POOL})`;
const DENSE = 'd[1-9][0-9]{0,2}';

/** The form of a network as text: up to eight layers of maps, then one to three dense ones. */
export const OWN_PATTERN = `${MAPS}(?:,${MAPS}){0,7}(?:,g)?(?:,${DENSE}){1,3}`;

/** Side of the grey picture that a reader’s own network is written for. */
const SIDE = 28;

/**
 * The network that a text means, with a ReLU after every convolution and every dense layer but the
 * last; or, as a sentence, why the text means none. It may be a network that cannot run.
 */
export function readOwn(text: string): NetworkSpec | string {
  const items = text.toLowerCase().replace(/\s/g, '').split(',');
  const wrong = items.find((item) => !new RegExp(`^(?:${MAPS}|g|${DENSE})$`).test(item));
  if (wrong === '') return 'A layer is missing: write one, such as c3x8, between two commas.';
  if (wrong !== undefined)
    return (
      `“${wrong}” is no layer. Write c3x8 for 8 kernels of 3×3 (c3x8s2p1: stride 2, padding 1), ` +
      'p2 for a max pool, a2 for an average pool, g for a global one, d10 for 10 dense units.'
    );
  if (!new RegExp(`^(?:${OWN_PATTERN})$`).test(items.join(',')))
    return 'Up to eight layers of maps stand first (c, p, a), then g if you like, then one to three dense ones (d).';
  const last = items.length - 1;
  const counts = new Map<string, number>();
  const layers = items.flatMap((item, i): readonly LayerSpec[] => {
    const [letter] = item as unknown as readonly [keyof typeof WORDS];
    const word = WORDS[letter];
    const number = (counts.get(word) ?? 0) + 1;
    counts.set(word, number);
    const made = layerOf(item, letter === 'g' ? word : `${word}${number}`);
    const relu: LayerSpec = { name: `${made.name}.relu`, kind: 'relu' };
    const flat: LayerSpec = { name: 'flatten', kind: 'flatten' };
    const opens = letter === 'd' && number === 1 && !items.includes('g');
    return [
      ...(opens ? [flat] : []),
      made,
      ...(letter === 'c' || (letter === 'd' && i < last) ? [relu] : []),
    ];
  });
  return {
    name: 'own',
    input: [SIDE, SIDE, 1],
    layers: [...layers, { name: 'softmax', kind: 'softmax' }],
  };
}

const WORDS = { c: 'conv', p: 'pool', a: 'pool', g: 'globalPool', d: 'fc' } as const;

function layerOf(item: string, name: string): LayerSpec {
  const after = (letter: string, otherwise: number): number =>
    Number(new RegExp(`.${letter}(\\d+)`).exec(item)?.[1] ?? otherwise);
  const first = Number(/\d+/.exec(item)?.[0]);
  switch (item[0]) {
    case 'c': {
      const [stride, padding] = [after('s', 1), after('p', 0)];
      return { name, kind: 'conv', filters: after('x', 1), kernel: first, stride, padding };
    }
    case 'p':
      return { name, kind: 'maxPool', window: first, stride: after('s', first) };
    case 'a':
      return { name, kind: 'avgPool', window: first, stride: after('s', first) };
    case 'd':
      return { name, kind: 'dense', units: first };
    default:
      return { name, kind: 'globalAvgPool' };
  }
}
