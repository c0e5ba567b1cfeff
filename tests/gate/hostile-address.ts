import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { randomFrom, type Random } from '../../engine/random.ts';
import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import type { Param } from '../../src/params/params.ts';
import type { Widget } from '../../src/widgets/widget.ts';

/** What strangers write behind an equals sign. */
const STRANGE: readonly string[] = [
  ...['', ' ', '0', '-1', '1e309', '-0', 'NaN', 'Infinity', '0x10', '99999999999999999999', '1.5'],
  ...['null', 'undefined', '[object Object]', '__proto__', 'constructor', 'toString', 'yes', 'no'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)'],
  ...['1,2;3', '1,2;3,4;', ';;;;', ',,,', '1,2,3;4,5,6;7,8,9', '../../../etc/passwd', '%', '%00'],
  ...['c3,p2', 'c99,p99', 'c3'.repeat(200), '9'.repeat(5000), '漢字', '\u202e', '🙂', 'a\u0000b'],
];

/** Names that every page might look at. */
const COMMON = ['v', 'theme', 'step', 'lang', 'digit', '__proto__', 'constructor', ''];

const loaded = await Promise.all(
  widgetNames(root).map(async (name) => {
    const file = pathToFileURL(join(root, 'src/widgets', name, 'widget.ts')).href;
    return ((await import(file)) as { default: Widget }).default;
  }),
);

type Named = readonly [name: string, param?: Param];

/** Every parameter that a page’s address may carry: plain on a widget’s own page, prefixed elsewhere. */
function namesOn(route: string): readonly Named[] {
  const alone = /^\/(?:widgets|embed)\/([\w-]+)\//.exec(route)?.[1];
  const named = loaded
    .filter(({ name }) => alone === undefined || alone === name)
    .flatMap(({ name, params }) =>
      Object.entries(params).map(([key, param]): Named => [
        alone === undefined ? `${name}.${key}` : key,
        param,
      ]),
    );
  return [...named, ...COMMON.map((name): Named => [name])];
}

function valueFor(param: Param | undefined, random: Random): string {
  const pick = (from: readonly string[]): string => from[random.below(from.length)]!;
  if (param?.type === 'choice' && random.chance(0.3)) return pick(param.values);
  if ((param?.type === 'int' || param?.type === 'number') && random.chance(0.5))
    return String(random.range(2 * param.min - 1, 2 * param.max + 1));
  return pick(STRANGE);
}

/** An address of a page as nobody honest writes it; the seed decides it. */
export function hostileAddress(route: string, seed: number): string {
  const random = randomFrom(seed, route.length);
  const search = namesOn(route)
    .filter(() => random.chance(0.7))
    .map(([name, param]) => `${encode(name)}=${encode(valueFor(param, random))}`)
    .join('&');
  // A server refuses what is longer than this before a page is opened.
  return `${route}?${search.slice(0, 6000)}#${encode(STRANGE[random.below(STRANGE.length)]!)}`;
}

/** Written as it should be, or now and then not. */
const encode = (text: string): string => (text === '%' ? text : encodeURIComponent(text));
