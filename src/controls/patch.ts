/** A rectangle of cells in a grid: top left row and column, height and width. */
export interface Patch {
  readonly y: number;
  readonly x: number;
  readonly rows: number;
  readonly cols: number;
}
