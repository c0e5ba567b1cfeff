import { expect, test } from 'vitest';
import { clear, emptyPad, move, press, read, touch, undo } from '#src/digits/drawing.ts';
import type { Drawing } from '#src/digits/drawing.ts';

/** A vertical line near the left edge of the pad, in several moves. */
function line(drawing: Drawing, x = 0.15): Drawing {
  const down = touch(drawing, { x, y: 0.2 }, false);
  return move(move(down, [{ x, y: 0.4 }]), [
    { x, y: 0.6 },
    { x, y: 0.8 },
  ]);
}

function centreOfMass(pixels: Float32Array) {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((ink, i) => {
    mass += ink;
    x += ink * ((i % 28) + 0.5);
    y += ink * (Math.floor(i / 28) + 0.5);
  });
  return { mass, x: x / mass, y: y / mass };
}

const rowsWithInk = (pixels: Float32Array) =>
  new Set([...pixels.keys()].filter((i) => pixels[i]! > 0.1).map((i) => Math.floor(i / 28))).size;

test('a vertical line drawn at the side comes out in the middle, 20 cells long', () => {
  const pixels = read(line(emptyPad))!;
  const { x, y } = centreOfMass(pixels);
  expect(Math.abs(x - 14)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(y - 14)).toBeLessThanOrEqual(0.5);
  expect(rowsWithInk(pixels)).toBe(20);
});

test('the same line gives the same picture wherever it is drawn', () => {
  expect(read(line(emptyPad, 0.65))).toEqual(read(line(emptyPad, 0.15)));
});

test('a large digit gets a line as wide as MNIST has it', () => {
  const pixels = read(line(emptyPad))!;
  const middleRow = pixels.subarray(14 * 28, 15 * 28).reduce((sum, ink) => sum + ink, 0);
  expect(middleRow).toBeGreaterThan(2);
  expect(middleRow).toBeLessThan(3.5);
});

test('an empty pad is no picture, nor is one rubbed blank', () => {
  expect(read(emptyPad)).toBeNull();
  const rubbed = move(touch(line(emptyPad), { x: 0.15, y: 0.1 }, true), [{ x: 0.15, y: 0.9 }]);
  expect(read(rubbed)).toBeNull();
});

test('undo takes back stroke after stroke and no more', () => {
  const one = line(emptyPad);
  const two = line(one, 0.8);
  expect(undo(two).marks).toEqual(one.marks);
  expect(undo(undo(two)).marks).toEqual([]);
  expect(undo(emptyPad)).toBe(emptyPad);
});

test('undo brings back what was cleared or replaced by a picture', () => {
  const two = line(line(emptyPad), 0.8);
  expect(clear(two).marks).toEqual([]);
  expect(undo(clear(two)).marks).toEqual(two.marks);
  expect(undo(press(two, new Float32Array(784))).marks).toEqual(two.marks);
});

test('clearing an empty pad leaves nothing to undo', () => {
  expect(clear(emptyPad)).toBe(emptyPad);
});

test('a pen that is not down moves nothing', () => {
  expect(move(emptyPad, [{ x: 0.5, y: 0.5 }])).toBe(emptyPad);
  const stamped = press(emptyPad, new Float32Array(784));
  expect(move(stamped, [{ x: 0.5, y: 0.5 }])).toBe(stamped);
});

test('a picture pressed on comes through unchanged until something is drawn over it', () => {
  const pixels = read(line(emptyPad))!;
  const stamped = press(emptyPad, pixels);
  expect(read(stamped)).toBe(pixels);
  const crossed = move(touch(stamped, { x: 0.3, y: 0.5 }, false), [{ x: 0.7, y: 0.5 }]);
  expect(centreOfMass(read(crossed)!).mass).toBeGreaterThan(centreOfMass(pixels).mass + 10);
});
