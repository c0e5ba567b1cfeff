import type { Theme } from '#src/theme.ts';
import type { Frame, Values } from '../slab.ts';

/** Puts frames on the screen, on demand. Words are not its business: `overlay` writes them. */
export interface Painter {
  /** The numbers that the tiles of the coming frames point into. */
  load(sheet: Values): void;
  theme(theme: Theme): void;
  /** Size in CSS pixels, and device pixels to one of them. */
  resize(width: number, height: number, ratio: number): void;
  paint(frame: Frame): void;
  /** Gives everything back, the context too. The painter is of no use afterwards. */
  destroy(): void;
}
