import type { Trace } from '#engine/index.ts';
import { checkStep } from '#src/scenes/network/check-step.ts';
import { frame } from '#src/scenes/network/frame.ts';
import { stillOf, timelineOf } from '#src/scenes/network/pose.ts';
import { sheetOf } from '#src/scenes/network/sheet.ts';
import type { NetworkStep } from '#src/scenes/network/step.ts';
import { plateDefs, toSvg } from '#src/scenes/paint/svg.ts';
import type { StepData } from './collect-steps.ts';
import { poseAt } from './timeline.ts';

/** A step as the stage is given it: what the scene shows, and whether its arithmetic is written out. */
export type StoryStep = NetworkStep & { readonly title: string; readonly panel?: boolean };

/** The two sizes in which every step is drawn: beside its words, and above them on a phone. */
const WIDE = { width: 960, height: 560 };
const CLOSE = { width: 360, height: 288 };

/**
 * The steps, checked against the scene, and a figure of each in HTML: the picture where it says
 * most. `defs` holds what the figures share, once. Throws the author's mistakes by step.
 */
export function stepFigures(
  story: string,
  found: readonly StepData[],
  trace: Trace,
): {
  readonly steps: readonly StoryStep[];
  readonly defs: string;
  readonly figures: readonly string[];
} {
  // Two stories of one page must not define each other's plates.
  const prefix = `${story}-`;
  const sheet = sheetOf(trace);
  const steps = found.map(({ panel, ...step }): StoryStep => {
    if (panel !== undefined && typeof panel !== 'boolean')
      throw new Error(`Step "${step.id}": panel must be true or false.`);
    const checked = checkStep(step, sheet.anatomy) as StoryStep;
    return panel === undefined ? checked : { ...checked, panel };
  });
  const [wide, close] = [WIDE, CLOSE].map((size) => {
    const timeline = timelineOf(steps, sheet, size);
    return steps.map((_, i) => frame(sheet, poseAt(timeline, stillOf(steps, i))));
  }) as [ReturnType<typeof frame>[], ReturnType<typeof frame>[]];
  const drawn = (picture: ReturnType<typeof frame>, i: number): string =>
    toSvg(picture, sheet, { title: steps[i]!.title, defs: prefix });
  const figures = steps.map(
    (_, i) =>
      `<figure class="step-figure"><div class="wide-only">${drawn(wide[i]!, i)}</div>` +
      `<div class="narrow-only">${drawn(close[i]!, i)}</div></figure>`,
  );
  return { steps, defs: plateDefs(sheet, [...wide, ...close], prefix), figures };
}
