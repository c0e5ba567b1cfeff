import { expect, test } from 'vitest';
import { StageState } from '#src/story/stage-state.svelte.ts';
import { seven, untrained } from '../../fixtures/network-scene.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

/** A reader in the middle of the story, and a pen that goes on with the picture. */
function readerWithPen(steady: boolean) {
  let pixels = $state.raw(seven);
  const steps = networkSteps.map((step) => ({ title: step.id, ...step }));
  const reader = new StageState(
    steps,
    () => pixels,
    () => steady,
  );
  reader.network = untrained;
  reader.t = 5.5;
  const stroke = (from: number, to: number): void => {
    pixels = pixels.map((ink, i) => (i >= from && i < to ? 1 : ink));
  };
  return { reader, stroke };
}

test('a stroke of the pen changes what is in the cells, and moves nothing', () => {
  const { reader, stroke } = readerWithPen(true);
  const [sheet, pose] = [reader.sheet, reader.pose];
  stroke(300, 310);
  expect(reader.sheet).not.toBe(sheet);
  expect(reader.pose).toBe(pose);
  const slabs = reader.frame!.slabs;
  stroke(500, 540);
  expect(reader.frame!.slabs.map(({ at }) => at)).toEqual(slabs.map(({ at }) => at));
});

test('another digit may bring other maps to the front', () => {
  const { reader, stroke } = readerWithPen(false);
  const { pose } = reader;
  stroke(0, 784);
  expect(reader.pose).not.toBe(pose);
});

test('another stage gives the steps other places', () => {
  const { reader } = readerWithPen(true);
  const { pose } = reader;
  reader.size = { width: 360, height: 280 };
  expect(reader.pose!.stage).toEqual(reader.size);
  expect(reader.pose).not.toBe(pose);
});
