import type { TaskId } from './contestant.ts';
import { BASE } from './contestants/index.ts';
import type { Environment } from './environment.ts';
import { ratioTo, shareOfPeak, timeOf } from './results.ts';
import type { Sample } from './rounds.ts';
import { threeDigits } from './table.ts';

/** How many times as fast as a rival the book’s engine is meant to be. */
interface Aim {
  readonly task: TaskId;
  /** In words, and by id; of several the fastest counts. */
  readonly rival: string;
  readonly ids: readonly string[];
  readonly times: number;
  /** Where it is judged; default everywhere. */
  readonly only?: Environment['kind'];
}

const ownTypeScript = { rival: 'its own TypeScript', ids: ['book-typescript'] };
const convNet = { rival: 'ConvNetJS', ids: ['convnetjs'] };
const onnxRuntime = { rival: 'onnxruntime-web', ids: ['onnxruntime'] };
/** Node resolves a build for old browsers, several times slower than what browsers get. */
const tensorFlow = { rival: 'TensorFlow.js cpu', ids: ['tfjs-cpu'], only: 'Chromium' } as const;
const torch = { rival: 'PyTorch on one thread', ids: ['torch', 'torch-channels-last'] };

const AIMS: readonly Aim[] = [
  { task: 'A1', ...onnxRuntime, times: 2.5 },
  { task: 'B', ...convNet, times: 55 },
  { task: 'B', ...tensorFlow, times: 220 },
  { task: 'B', ...ownTypeScript, times: 9 },
  { task: 'B', ...torch, times: 1.3 },
  { task: 'C', ...convNet, times: 18 },
  { task: 'C', ...tensorFlow, times: 75 },
  { task: 'C', ...ownTypeScript, times: 7 },
  { task: 'C', ...torch, times: 1 },
  { task: 'D', ...tensorFlow, times: 200 },
  { task: 'D', ...ownTypeScript, times: 8.5 },
  { task: 'D', ...torch, times: 0.5 },
];

/** The share of the machine’s peak that the engine is meant to reach. */
const PEAK_AIMS: Readonly<Partial<Record<TaskId, number>>> = { B: 0.6, D: 0.65 };

/** What is aimed at, what was found and whether that is enough, a row each; only what was measured. */
export function verdicts(samples: readonly Sample[], kind: Environment['kind']): string[][] {
  const against = AIMS.filter(({ only }) => !only || only === kind).flatMap((aim) => {
    const { task, rival, times } = aim;
    const found = foundRatio(samples, aim);
    const words = `${task}: ${times} × as fast as ${rival}`;
    return found === undefined ? [] : [verdict(words, found, times, `${threeDigits(found)} ×`)];
  });
  const ofPeak = Object.entries(PEAK_AIMS).flatMap(([task, share]) => {
    const found = shareOfPeak(samples, task as TaskId, BASE);
    const words = `${task}: ${percent(share)} of the peak`;
    return found === undefined ? [] : [verdict(words, found, share, percent(found))];
  });
  return [...against, ...ofPeak];
}

function foundRatio(samples: readonly Sample[], { task, ids }: Aim): number | undefined {
  const measured = ids.filter((id) => timeOf(samples, task, id) !== undefined);
  const ratios = measured.map((id) => ratioTo(samples, task, id, BASE)?.median ?? Infinity);
  const least = Math.min(...ratios);
  return Number.isFinite(least) ? least : undefined;
}

function verdict(aim: string, found: number, wanted: number, words: string): string[] {
  return [aim, words, found >= wanted ? 'reached' : 'not reached'];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
