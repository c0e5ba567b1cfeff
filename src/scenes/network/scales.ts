import type { NetworkPose } from './pose.ts';
import type { Sheet } from './sheet.ts';

/** What the colours of some parts mean, for a legend. */
export interface Scale {
  /** The parts on the stage that share it, in order. */
  readonly parts: readonly string[];
  readonly palette: 'lamp' | 'weight';
  /** Values of the two end colours; below zero only where something can be. */
  readonly min: number;
  readonly max: number;
  /** What it holds for: one layer, the layers of a block, or any picture whatever. */
  readonly scope: 'layer' | 'block' | 'fixed';
}

/** The scales of what is shown, in the order of the parts; bars are measured, not coloured. */
export function scalesOf({ parts }: Sheet, { light, done }: NetworkPose): Scale[] {
  const shown = [...parts.values()].filter(({ name }) => light[name]! > 0.5);
  const blocks = Map.groupBy(
    shown.filter(({ kind }) => kind !== 'softmax'),
    ({ block }) => block,
  );
  return [...blocks.values()].map((members): Scale => {
    const [{ kind, limit }] = members as [(typeof members)[0]];
    const weights = kind === 'kernel';
    // A ReLU stands in the place of its convolution and shows its negative cells until it is done.
    const rectified = shown.some(
      (part) => part.block === members[0]!.block && part.kind === 'relu',
    );
    const signed = members.some(
      (part) =>
        (part.kind === 'conv' && !rectified) ||
        part.kind === 'dense' ||
        (part.kind === 'relu' && done[part.name]! < 1),
    );
    return {
      parts: members.map(({ name }) => name),
      palette: weights ? 'weight' : 'lamp',
      min: weights || signed ? -limit : 0,
      max: limit,
      scope: kind === 'input' || kind === 'lens' ? 'fixed' : members.length > 1 ? 'block' : 'layer',
    };
  });
}
