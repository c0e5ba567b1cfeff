import type { Node } from './node.ts';
import type { Reading } from './reading.ts';

const SPREAD = { form: 'spread' } as const;

/** GlobalAveragePool or GlobalMaxPool, as a layer of the given kind. */
export function globalPool(kind: string): (node: Node, reading: Reading) => void {
  return (node, reading) => {
    const below = reading.value(node, 0, 'maps');
    node.noOthers();
    reading.add(node, kind, [below], {}, {}, SPREAD);
  };
}

/** ReduceMean over height and width: a `globalAvgPool` layer. */
export function readReduceMean(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps');
  const keeps = node.whole('keepdims', 1) === 1;
  node.whole('noop_with_empty_axes', 0);
  const axes = node.wholes('axes', 2) ?? reading.wholes(node, 1) ?? [];
  node.noOthers();
  const over = axes.map((axis) => (axis < 0 ? axis + 4 : axis)).sort();
  if (over.join() !== '2,3') node.refuse('it must average over height and width, axes 2 and 3.');
  reading.add(node, 'globalAvgPool', [below], {}, {}, keeps ? SPREAD : { form: 'line' });
}
