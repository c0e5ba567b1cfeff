import type { LayerSpec, Network } from '#engine/index.ts';
import { roundedProduct, shown } from '#src/rounding.ts';
import { percent, shapeText } from '#src/story/words.ts';
import type { Product, Reading } from './reading.ts';
import type { Range } from './scale.ts';
import { stageNamed, valueAt, type Spot, type Stage } from './stages.ts';

type Kinds = Stage['kind'];

/** `map 5, row 4, column 6`, `place 17`, or the digit. Counted from 1. */
export function placeText({ stage, map, y, x }: Spot): string {
  const place = y * stage.cols + x;
  if (isAnswer(stage)) return `digit ${place}`;
  if (stage.line) return `place ${place + 1}`;
  const where = `row ${y + 1}, column ${x + 1}`;
  return stage.maps === 1 ? where : `map ${map + 1}, ${where}`;
}

/** The ten scores and their shares are called by their digits. */
export const isAnswer = ({ line, cols, rows }: Stage): boolean => line && rows * cols === 10;

/** `conv2, map 5, row 4, column 6: 0.512`. */
export const spotWords = (spot: Spot): string =>
  `${spot.stage.name}, ${placeText(spot)}: ${valueText(spot)}.`;

/** What stands in the cell, as it is shown: a share in per cent. */
export const valueText = (spot: Spot): string =>
  spot.stage.kind === 'softmax' ? shareText(spot.stage.data, spot.x) : shown(valueAt(spot));

/** What happened in a stage, and why, in a sentence or two. */
export function stageWords(network: Network, stages: readonly Stage[], stage: Stage): string {
  const below = stage.from === undefined ? stage : stageNamed(stages, stage.from);
  const layer = network.spec.layers.find(({ name }) => name === stage.name);
  const say: Partial<Record<Kinds, () => string>> = {
    input: () => inputWords(stage),
    conv: () => convWords(layer as LayerSpec & { kind: 'conv' }, below),
    relu: () => reluWords(stage, below),
    maxPool: () => poolWords(below),
    flatten: () =>
      `The ${below.maps} maps laid out in one line. Nothing is lost, but neighbours are no longer marked.`,
    dense: () => denseWords(stage, below),
    softmax: () => `Ten sums become ten shares of one: ${answerWords(stage)}.`,
  };
  return say[stage.kind]!();
}

const inputWords = ({ rows }: Stage): string =>
  rows === 28
    ? 'The picture: 0 for paper, 1 for ink. It is all the network is given.'
    : 'The picture, 0 for paper, 1 for ink, with two cells of paper round it: LeNet-5 reads 32×32.';

function convWords({ kernel, filters }: LayerSpec & { kind: 'conv' }, { maps }: Stage): string {
  const window = `${String(kernel)}×${String(kernel)}`;
  return maps === 1
    ? `${filters} kernels of ${window} slide over the picture. A map is bright where the ink looks like its kernel.`
    : `${filters} kernels of ${window}×${maps} read all ${maps} maps at once, so they can ask for strokes that lie together.`;
}

function reluWords(stage: Stage, below: Stage): string {
  let out = 0;
  for (const value of below.data) if (value < 0) out++;
  const share = percent(out / stage.data.length);
  return `Negative cells become 0, here ${share} of them: what speaks against a pattern is dropped.`;
}

function poolWords(below: Stage): string {
  const left = below.rows % 2 ? ` Row and column ${below.rows} are left over.` : '';
  return `Each 2×2 window keeps its largest cell: that something was there survives, not quite where.${left}`;
}

const denseWords = (stage: Stage, below: Stage): string =>
  isAnswer(stage)
    ? `Ten weighted sums of all ${below.data.length} numbers, one for each digit: the highest is the answer.`
    : `${stage.data.length} weighted sums of all ${below.data.length} numbers. No unit has a place in the picture any more.`;

/** `99.6 % for the 7`. */
export function answerWords({ data }: Stage): string {
  const best = data.indexOf(Math.max(...data));
  return `${shareText(data, best)} for the ${best}`;
}

/** A share in per cent. In 32 bits one may come out as all of 1 while others have something, too. */
export function shareText(data: Float32Array, place: number): string {
  const all = data[place] === 1 && data.some((share, i) => i !== place && share > 0);
  return all ? '>99.9\u00a0%' : percent(data[place]!);
}

/** What the whole network makes of the digit, for the status line. */
export function digitWords(network: Network, stages: readonly Stage[], what: string): string {
  const answer = stages.at(-1)!;
  return `${network.spec.name === 'tiny-cnn' ? 'tiny-cnn' : 'LeNet-5'} reads ${what}: ${answerWords(answer)}.`;
}

/** How the cell came about, in a few words above its parts. */
export function ruleWords(reading: Reading, spot: Spot): string {
  switch (reading.kind) {
    case 'given':
      return 'A pixel: it was given, and comes from nothing.';
    case 'sum': {
      const { products, channels, line } = reading;
      if (line) return `${products.length} products and a bias.`;
      const each = channels[0]!.products.length;
      return channels.length === 1
        ? `${each} products and a bias.`
        : `${channels.length} maps × ${each} products, and a bias.`;
    }
    case 'max':
      return 'The largest of its 2×2 window.';
    case 'rectified':
      return reading.terms[0]!.value < 0
        ? 'It was negative: it becomes 0.'
        : 'It was not negative: it stays.';
    case 'copied':
      return `The same number as ${reading.terms[0]!.at.stage.name}, ${placeText(reading.terms[0]!.at)}.`;
    case 'share':
      return `From ten sums to ten shares; the ${spot.y * spot.stage.cols + spot.x} is open.`;
  }
}

/** What the legend’s scale holds for. */
export function rangeWords(range: Range, { stage, map }: Spot): string {
  if (range === 'network') return 'the whole network';
  if (stage.kind === 'input') return 'input: paper to ink';
  if (range === 'map') return stage.maps === 1 ? stage.name : `${stage.name}, map ${map + 1}`;
  return `all of ${stage.name}`;
}

/** A layer’s name and shape: `conv2, 11×11×16`. */
export const nameWords = ({ name, shape }: Stage): string => `${name}, ${shapeText(shape)}`;

/** `pool1, map 1, row 4, column 8: 0.512 × 0.871 = 0.446.` */
export function productWords({ at, value, weight }: Product): string {
  const said = roundedProduct(value, weight);
  return `${at.stage.name}, ${placeText(at)}: ${said.value} × ${said.weight} = ${said.product}.`;
}
