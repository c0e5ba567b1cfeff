import { offsetOf, type Trace } from '#engine/index.ts';
import { decimal, percent } from './words.ts';

/**
 * What a `<Live of="…"/>` stands for: `answer`, the output with the largest share; `share`, how
 * large it is; or a cell, as `conv 0 2` (layer, row, column, and a channel where there are several,
 * counted from 0). Throws the author's mistake.
 */
export function liveWord(trace: Trace, what: string): string {
  const { data } = trace.output;
  const answer = data.indexOf(Math.max(...data));
  if (what === 'answer') return String(answer);
  if (what === 'share') return percent(data[answer]!);
  const [layer, ...place] = what.split(' ');
  const activation = trace.activations.get(layer!);
  if (!activation)
    throw new Error(
      `<Live of="${what}"/>: it must be answer, share, or a cell such as "conv 0 0".`,
    );
  const cell = place.map(Number);
  if (cell.length === activation.shape.length - 1) cell.push(0);
  return decimal(activation.data[offsetOf(activation.shape, cell)]!);
}
