import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import DigitInput from '#src/digits/DigitInput.svelte';
import type { Picture } from '#src/digits/chosen.svelte.ts';

const samples = Array.from({ length: 10 }, (_, label) => ({
  label,
  pixels: new Float32Array(784).fill(label / 10),
}));

interface Call {
  readonly pixels: Float32Array;
  readonly what: Picture;
}
let calls: Call[];
let input: ReturnType<typeof mount>;

beforeEach(() => {
  calls = [];
  input = mount(DigitInput, {
    target: document.body,
    props: {
      samples,
      chosen: 3,
      onpicture: (pixels: Float32Array, what: Picture) => calls.push({ pixels, what }),
    },
  });
  flushSync();
});
afterEach(() => unmount(input));

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string) => all(selector)[0]!;
const button = (name: string) =>
  all('button').find((found) => found.textContent?.trim() === name) as HTMLButtonElement;
const pressed = () =>
  all('.samples button').flatMap((sample, i) =>
    sample.getAttribute('aria-pressed') === 'true' ? [i] : [],
  );

function click(element: HTMLElement) {
  element.click();
  flushSync();
}
function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  one('.pad').dispatchEvent(event);
  flushSync();
  return event;
}
function release(key: string) {
  one('.pad').dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
}
async function choose(file: File) {
  const field = one('input[type=file]') as HTMLInputElement;
  Object.defineProperty(field, 'files', { value: [file], configurable: true });
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitUntil(() => one('[role=status]').textContent);
}

test('ten digits stand there, the chosen one pressed, and nothing is reported unasked', () => {
  expect(all('.samples img').map((image) => image.getAttribute('alt'))).toEqual([...'0123456789']);
  expect(pressed()).toEqual([3]);
  expect(calls).toEqual([]);
});

test('a digit from the row is handed on with its label', () => {
  click(all('.samples button')[7]!);
  expect(pressed()).toEqual([7]);
  expect(calls).toHaveLength(1);
  expect(calls[0]!.pixels).toEqual(samples[7]!.pixels);
  expect(calls[0]!.what).toEqual({ kind: 'sample', label: 7, words: 'a handwritten 7' });
});

test('the pad opens in place and closes again', () => {
  expect(one('.pad')).toBeUndefined();
  click(button('Draw your own'));
  expect(one('.pad')).toBeDefined();
  expect(button('Draw your own').getAttribute('aria-expanded')).toBe('true');
  click(button('Draw your own'));
  expect(one('.pad')).toBeUndefined();
});

test('keys draw: a dab, a line while Space is held, and Shift takes away', () => {
  click(button('Draw your own'));
  press('Enter');
  release('Enter');
  expect(calls).toHaveLength(1);
  expect(calls[0]!.what).toEqual({ kind: 'drawn', words: 'your drawing' });
  expect(pressed()).toEqual([]);
  press('ArrowDown');
  expect(calls).toHaveLength(1);
  press(' ');
  for (let i = 0; i < 6; i++) {
    press('ArrowDown');
    release('ArrowDown');
  }
  release(' ');
  expect(calls).toHaveLength(8);
  expect(all('.stroke')).toHaveLength(2);
  press(' ', { shiftKey: true });
  expect(one('.erases')).toBeDefined();
});

test('a held key that repeats makes one stroke', () => {
  click(button('Draw your own'));
  press(' ');
  press(' ', { repeat: true });
  press(' ', { repeat: true });
  expect(all('.stroke')).toHaveLength(1);
});

test('the page keeps the keys that the pad does not use', () => {
  click(button('Draw your own'));
  expect(press('ArrowUp').defaultPrevented).toBe(true);
  for (const key of ['Tab', 'a', 'PageDown']) expect(press(key).defaultPrevented).toBe(false);
  expect(press('ArrowLeft', { altKey: true }).defaultPrevented).toBe(false);
});

test('Escape leaves the pad for the button that opened it', () => {
  click(button('Draw your own'));
  one('.pad').focus();
  expect(press('Escape').defaultPrevented).toBe(true);
  expect(document.activeElement).toBe(button('Draw your own'));
});

test('the status line says where the keyboard is and what lies there', () => {
  click(button('Draw your own'));
  press('Home', { ctrlKey: true });
  expect(one('[role=status]').textContent).toBe('Row 1, column 1, paper.');
});

test('undo and clear: an emptied pad keeps the last picture, undo brings the drawing back', () => {
  click(button('Draw your own'));
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
  press('Enter');
  button('Clear').focus();
  click(button('Clear'));
  expect(calls).toHaveLength(1);
  expect(button('Clear').getAttribute('aria-disabled')).toBe('true');
  expect(document.activeElement).toBe(button('Clear'));
  expect(one('[role=status]').textContent).toContain('The pad is empty.');
  click(button('Undo'));
  expect(all('.stroke')).toHaveLength(1);
  expect(calls).toHaveLength(2);
  expect(calls[1]!.pixels).toEqual(calls[0]!.pixels);
});

test('a drawing waits while a digit from the row is looked at', () => {
  click(button('Draw your own'));
  press('Enter');
  click(all('.samples button')[2]!);
  expect(one('.pad')).toBeUndefined();
  click(button('Draw your own'));
  expect(all('.stroke')).toHaveLength(1);
  expect(calls.map(({ what }) => what.kind)).toEqual(['drawn', 'sample', 'drawn']);
  expect(pressed()).toEqual([]);
});

test('a file that is no picture says so and changes nothing', async () => {
  await choose(new File(['1,2,3'], 'table.csv', { type: 'text/csv' }));
  expect(one('[role=status]').textContent).toContain('“table.csv” is not a picture.');
  expect(calls).toEqual([]);
  expect(pressed()).toEqual([3]);
});

test('a file beyond 20 MB is refused before it is opened', async () => {
  const file = new File([], 'huge.png', { type: 'image/png' });
  Object.defineProperty(file, 'size', { value: 21 * 1024 * 1024 });
  await choose(file);
  expect(one('[role=status]').textContent).toBe(
    '“huge.png” has 21 MB; a picture may have up to 20 MB.',
  );
});
