import type { Network } from '#engine/index.ts';
import type { StoryStep } from './step-figures.ts';
import type { TapeLayer } from './words.ts';

/** What a stage must know of its story. */
export interface StageProps {
  /** The id of the story this stage belongs to: its steps are found there. */
  readonly story: string;
  readonly title: string;
  /** A trained network, or an example with a picture of its own. */
  readonly subject: string;
  /** The digits to choose from, packed, and the one shown first; none for an example. */
  readonly samples: string;
  readonly digit: number;
  readonly steps: readonly StoryStep[];
  readonly layers: readonly TapeLayer[];
  /** The reader steps and draws a slider instead of scrolling: in a frame that does not scroll. */
  readonly stepper?: boolean;
  /** The step a stepper begins at. */
  readonly first?: number;
  /** Where a trained network comes from, if not from the book's files. */
  readonly load?: (name: string) => Promise<Network>;
}
