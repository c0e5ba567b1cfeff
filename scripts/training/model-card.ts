import type { Score } from '#engine/index.ts';
import { percent } from './learn.ts';

/** What a network was examined on and never learnt from. */
export interface Exam {
  readonly on: string;
  readonly score: Score;
}

export interface Account {
  readonly name: string;
  readonly parameters: number;
  /** The data it learnt from, a line each. */
  readonly data: readonly string[];
  readonly epochs: number;
  readonly settings: string;
  readonly seed: number;
  readonly seconds: number;
  readonly exams: readonly Exam[];
  readonly command: string;
}

/** The model card: what the weights learnt from, how well they read, how to make them again. */
export function modelCard(account: Account): string {
  const { name, parameters, data, epochs, settings, seed, seconds, exams, command } = account;
  return `# ${name}

${parameters.toLocaleString('en')} numbers, trained by the book's own engine (\`engine/\`). \`${name}.bin\`
holds them in the order of the layers: kernels in signed bytes with a step for each filter or unit,
the rest 32-bit floats (\`engine/eight-bits.ts\`); what the rounding costs stands in the tables below.
\`${name}.json\` has the spec. For the figures of the book and for digits that readers draw.

## What it learnt from

${data.map((line) => `- ${line}`).join('\n')}

${settings} ${epochs} epochs, seed ${seed}; ${Math.round(seconds / 60)} minutes in Node ${process.versions.node} on one core.

## How well it reads

Of digits it never saw, and that had no say in how it was made:

| digits | read rightly | mean cross-entropy |
|---|---|---|
${exams.map(({ on, score }) => `| ${on} | ${percent(score.accuracy)} | ${score.loss.toFixed(4)} |`).join('\n')}

Digit by digit, in percent:

| | ${DIGITS.join(' | ')} |
|---|${'---|'.repeat(DIGITS.length)}
${exams.map(({ on, score }) => `| ${on} | ${perDigit(score).join(' | ')} |`).join('\n')}

What is most often mistaken on ${exams[0]!.on}: ${mistakes(exams[0]!.score)}.

## How to make it again

\`\`\`
${command}
\`\`\`

The same seed and data give the same weights, bit for bit, on the same back end and in the same
edition of the engine.
`;
}

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

/** Of each digit 0 to 9 how much is read rightly, in percent with one decimal. */
export function perDigit({ confusion }: Score): string[] {
  return DIGITS.map((digit) => {
    const row = confusion.data.subarray(digit * 10, digit * 10 + 10);
    return ((100 * row[digit]!) / row.reduce((sum, count) => sum + count, 0)).toFixed(1);
  });
}

/** The five commonest confusions, in words. */
function mistakes({ confusion }: Score): string {
  return [...confusion.data]
    .map((count, at) => ({ count, right: Math.floor(at / 10), given: at % 10 }))
    .filter(({ right, given }) => right !== given)
    .sort((a, b) => b.count - a.count)
    .slice(0, 5)
    .map(({ count, right, given }) => `${right} as ${given} (${count})`)
    .join(', ');
}
