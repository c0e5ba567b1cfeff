import type { Label } from '../slab.ts';

/** The class of a label: its kind's colour, or that of digits. */
export const toneClass = (tone: Label['tone']): string =>
  tone === 'digit' || tone === 'answer' ? tone : `k-${tone}`;

/** Beside a thing name and note stand in one line, below it in two. */
export const isBeside = (side: Label['side']): boolean => side === 'left' || side === 'right';
