/**
 * How many numbers along each axis: a picture or stack of maps is `[height, width, channels]`,
 * a line of numbers `[length]`, a batch `[images, ...shape]`.
 */
export type Shape = readonly number[];

/** What fits into the memory of a page as one tensor: 2²⁸ numbers are 1 GiB. */
export const LARGEST = 2 ** 28;

/** How many numbers a tensor of this shape holds; 1 for the empty shape. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** Whether two shapes have the same sides in the same order. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((side, axis) => side === b[axis]);
}

/** The shape as it is said: `26×26×8`, or `400` for a line of numbers. */
export function sayShape(shape: Shape): string {
  return shape.join('×');
}

/** Where a cell lies in the row-major data of a tensor; refuses a cell outside the shape. */
export function offsetOf(shape: Shape, cell: readonly number[]): number {
  const inside =
    cell.length === shape.length &&
    cell.every((at, axis) => Number.isInteger(at) && at >= 0 && at < shape[axis]!);
  if (!inside) {
    throw new RangeError(
      `There is no cell [${cell.join(', ')}] in a tensor of ${sayShape(shape)}; ` +
        `the last one is [${shape.map((side) => side - 1).join(', ')}].`,
    );
  }
  return cell.reduce((offset, at, axis) => offset * shape[axis]! + at, 0);
}

/** The cell at a place in the row-major data: the inverse of `offsetOf`. */
export function cellAt(shape: Shape, offset: number): number[] {
  const cell: number[] = [];
  let rest = offset;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const side = shape[axis]!;
    cell.unshift(rest % side);
    rest = Math.floor(rest / side);
  }
  return cell;
}
