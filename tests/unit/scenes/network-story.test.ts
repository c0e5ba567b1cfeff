import { expect, test } from 'vitest';
import { project } from '#src/scenes/camera.ts';
import type { Slab, Vec3 } from '#src/scenes/slab.ts';
import { frame } from '#src/scenes/network/frame.ts';
import { poseAt } from '#src/story/timeline.ts';
import {
  DESK,
  frameAt,
  PHONE,
  places,
  sheet,
  STAGES,
  stepAt,
  timelineOn,
} from '../../fixtures/network-scene.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

const corners = ({ at, size }: Slab): Vec3[] =>
  [0, 1, 2, 3, 4, 5, 6, 7].map(
    (c) => at.map((v, i) => v + (((c >> i) & 1) - 0.5) * size[i]!) as unknown as Vec3,
  );

test('every frame has the same slabs in the same order', () => {
  const ids = frameAt(0).slabs.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const t of places(121)) expect(frameAt(t).slabs.map(({ id }) => id)).toEqual(ids);
});

test('no slab jumps', () => {
  const timeline = timelineOn(DESK);
  for (const t of places(600)) {
    const [a, b] = [t, t + 1e-5].map((at) => frame(sheet, poseAt(timeline, at)));
    a!.slabs.forEach((slab, i) => {
      const next = b!.slabs[i]!;
      if (Math.max(slab.opacity, next.opacity) < 0.3) return;
      const [x, y] = project(a!.camera, slab.at);
      const [nextX, nextY] = project(b!.camera, next.at);
      const moved = Math.hypot(nextX - x, nextY - y);
      expect(moved, `${slab.id} at ${t.toFixed(3)}`).toBeLessThan(0.2);
      expect(Math.abs(next.opacity - slab.opacity), slab.id).toBeLessThan(0.001);
    });
  }
});

test.each(STAGES)(
  'while a step is read everything is inside a stage of $width × $height',
  (stage) => {
    for (const [i, { id }] of networkSteps.entries())
      for (const k of [0.2, 0.35, 0.5, 0.65, 0.8]) {
        const { camera, slabs, cells } = frameAt(i + k, stage);
        for (const slab of [...slabs, ...cells].filter(({ opacity }) => opacity > 0.05))
          for (const corner of corners(slab)) {
            const [x, y] = project(camera, corner);
            const where = `${id} at ${k}: ${slab.id}`;
            expect(x, where).toBeGreaterThanOrEqual(0);
            expect(x, where).toBeLessThanOrEqual(stage.width);
            expect(y, where).toBeGreaterThanOrEqual(0);
            expect(y, where).toBeLessThanOrEqual(stage.height);
          }
      }
  },
);

test('turned by the reader, everything stays inside as well', () => {
  for (const [i, { id }] of networkSteps.entries())
    for (const turn of [
      { azimuth: 30, elevation: 20 },
      { azimuth: -50, elevation: -10 },
      { azimuth: 60, elevation: 40 },
    ]) {
      const { camera, slabs } = frame(sheet, poseAt(timelineOn(DESK), i + 0.5), turn);
      for (const slab of slabs.filter(({ opacity }) => opacity > 0.05))
        for (const corner of corners(slab)) {
          const [x, y] = project(camera, corner);
          expect(x > -30 && x < 990 && y > -30 && y < 630, `${id} ${slab.id} ${x} ${y}`).toBe(true);
        }
    }
});

test('the camera stands still while a step is scrubbed', () => {
  for (const i of networkSteps.keys()) {
    const cameras = [0.2, 0.4, 0.6, 0.8].map((k) => frameAt(i + k).camera);
    for (const camera of cameras.slice(1)) {
      expect(camera.scale).toBeCloseTo(cameras[0]!.scale, 6);
      expect(camera.x).toBeCloseTo(cameras[0]!.x, 6);
      expect(camera.y).toBeCloseTo(cameras[0]!.y, 6);
    }
  }
});

test('a picture reached by a jump is the one reached by a slow scroll', () => {
  const timeline = timelineOn(PHONE);
  let slow;
  for (let t = 0; t <= 6.5; t += 0.25) slow = frame(sheet, poseAt(timeline, t));
  expect(frame(sheet, poseAt(timeline, 6.5))).toEqual(slow);
});

test('a rest is a rest: where nothing is scrubbed, nothing changes', () => {
  expect(frameAt(stepAt('eight', 0.25))).toEqual(frameAt(stepAt('eight', 0.75)));
  expect(frameAt(stepAt('whole', 0.25))).toEqual(frameAt(stepAt('whole', 0.75)));
});

test('two layers scrubbed in one step work one after the other', () => {
  const doneAt = (k: number) => poseAt(timelineOn(DESK), stepAt('again', k)).done;
  expect([doneAt(0.35)['relu2']! > 0, doneAt(0.35)['pool2']]).toEqual([true, 0]);
  expect([doneAt(0.65)['relu2'], doneAt(0.65)['pool2']! > 0]).toEqual([1, true]);
  expect([doneAt(0.8)['relu2'], doneAt(0.8)['pool2']]).toEqual([1, 1]);
});

test('a hidden part already stands as it will be shown, and leaves as it was shown', () => {
  const timeline = timelineOn(DESK);
  const arrangement = (t: number, name: string) => {
    const { spread, solo, gap, scale } = poseAt(timeline, t);
    return [spread, solo, gap, scale].map((each) => each[name]);
  };
  for (const i of [...networkSteps.keys()].slice(1, -1))
    for (const { name } of sheet.parts.values()) {
      const light = (t: number) => poseAt(timeline, t).light[name];
      if (light(i + 0.5)) continue;
      const [before, after] = [light(i - 0.2), light(i + 1.2)];
      const like = before ? i - 0.2 : after ? i + 1.2 : null;
      // A part that stands in the place of another goes with it.
      if (like === null || sheet.parts.get(name)!.home !== name || name.startsWith('conv'))
        continue;
      expect(arrangement(i + 0.5, name), `${name} in ${networkSteps[i]!.id}`).toEqual(
        arrangement(like, name),
      );
    }
});

test('a pooled map comes out of the map it is made from, and never goes back', () => {
  const out = (t: number) => poseAt(timelineOn(DESK), t).out['pool1'];
  expect([out(0.5), out(stepAt('relu', 0.8)), out(stepAt('pool', 0.2)), out(11.5)]).toEqual([
    0, 0, 1, 1,
  ]);
  const { slabs } = frameAt(stepAt('relu', 0.8));
  const [pooled, source] = ['pool1/3', 'relu1/3'].map((id) =>
    slabs.find((slab) => slab.id === id)!,
  );
  expect(pooled!.at.slice(0, 2)).toEqual(source!.at.slice(0, 2).map((v) => expect.closeTo(v)));
});
