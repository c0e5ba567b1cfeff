import type { ModelFile } from '#engine/index.ts';
import { DISTANCES, type Curves } from '#src/widgets/shift-tolerance/accuracy.ts';
import { percent } from './learn.ts';

export interface ShiftAccount {
  readonly files: readonly ModelFile[];
  /** Digits they learnt from. */
  readonly drawn: number;
  readonly settings: string;
  /** Pixels by which the digits of `shown-shifts` were moved at most. */
  readonly shown: number;
  readonly seconds: number;
  readonly exams: readonly { readonly on: string; readonly curves: Curves }[];
  /** On the digits of the second exam, with weights of 32 bits. */
  readonly unrounded: Curves;
  readonly command: string;
}

const WHAT: Readonly<Record<string, string>> = {
  dense: 'one hidden layer of 8 units, no convolution',
  strided: 'two convolutions that stride by 2, no pooling',
  'max-pool': 'two convolutions, each with max pooling; built as `tiny-cnn`',
  'blur-pool': 'the same, the largest at every place, blurred before every second is kept',
  'global-head':
    'three convolutions, two max pools, the mean of each map instead of the flattening',
  'shown-shifts': '`max-pool`, learning from shifted digits',
};

/** The model card of the six networks: what they are, what they learnt from, how they bear shifts. */
export function shiftCard(account: ShiftAccount): string {
  const { files, drawn, settings, shown, seconds, exams, unrounded, command } = account;
  const total = files.reduce((sum, { parameters }) => sum + parameters, 0);
  return `# shift-networks

Six small networks trained by the book's own engine (\`engine/\`), for the widget
\`shift-tolerance\`: how many digits each still reads when they are shifted.

| network | what it is | parameters |
|---|---|---|
${files.map(({ spec: { name }, parameters }) => `| \`${name}\` | ${WHAT[name]} | ${parameters.toLocaleString('en')} |`).join('\n')}

\`shift-networks.bin\` holds their ${total.toLocaleString('en')} weights in this order: kernels in signed
bytes with a step for each filter or unit, the rest 32-bit floats (\`engine/eight-bits.ts\`).
\`shift-networks.json\` holds the specs, and for each network a checksum of its weights.

## What they learnt from

- ${drawn.toLocaleString('en')} digits drawn by the book (\`engine/data/handwriting.ts\`), seeds 1 to ${drawn}, all centred by their mass. No other data.
- \`shown-shifts\` saw each of them, every time, moved by another whole number of pixels, up to ${shown} to the side and ${shown} up or down.

${settings}; all six in ${Math.round(seconds)} seconds in Node ${process.versions.node}.

## How they bear shifts

Of digits none of them saw, the share read rightly with the weights as shipped, in percent, after
a shift by so many pixels: the mean of the four ways left, right, up and down; what leaves the frame is cut off.
${exams.map(({ on, curves }) => table(on, curves)).join('')}

With weights of 32 bits, not moved, ${exams[1]!.on}: ${files
    .map(({ spec: { name } }) => `\`${name}\` ${percent(unrounded[name]![0]!)}`)
    .join(', ')}.

## How to make them again

\`\`\`
${command}
\`\`\`

The same seed gives the same weights, bit for bit, on the same back end and in the same
edition of the engine.
`;
}

function table(on: string, curves: Curves): string {
  const rows = Object.entries(curves).map(
    ([name, shares]) =>
      `| \`${name}\` | ${shares.map((share) => (100 * share).toFixed(1)).join(' | ')} |`,
  );
  return `
On ${on}:

| | ${DISTANCES.join(' | ')} |
|---|${'---|'.repeat(DISTANCES.length)}
${rows.join('\n')}
`;
}
