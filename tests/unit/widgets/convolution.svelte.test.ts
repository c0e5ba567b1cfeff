import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaults } from '#src/params/params.ts';
import Convolution from '#src/widgets/convolution/Convolution.svelte';
import type { Settings } from '#src/widgets/convolution/model.ts';
import widget from '#src/widgets/convolution/widget.ts';

let view: ReturnType<typeof mount> | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = () => {};
      disconnect = () => {};
    },
  );
});
afterEach(() => {
  if (view) unmount(view);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(change: Partial<Settings> = {}): void {
  const start = { ...defaults(widget.params), ...change };
  view = mount(Convolution, { target: document.body, props: { start } });
  flushSync();
  wait(1000);
}
function wait(time: number): void {
  vi.advanceTimersByTime(time);
  flushSync();
}

const all = <E extends HTMLElement>(selector: string) => [
  ...document.querySelectorAll<E>(selector),
];
const text = (selector: string) => all(selector)[0]?.textContent.replace(/\s+/g, ' ').trim();
const status = () => text('.status');
const blank = () => all('.cell.todo').length;

function click(name: string): void {
  all('button')
    .find((found) => found.textContent.trim() === name)!
    .click();
  flushSync();
}
function choose(legend: string, value: string): void {
  const head = all('legend').find((found) => found.textContent === legend)!;
  head.parentElement!.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
  flushSync();
}

test('says at once how the first cell comes about', () => {
  show();
  expect(status()).toBe('Row 1, column 1 of the output: 2 + 1 + 1 = 4.');
  expect(text('.products tfoot')).toMatch(/Sum of 9 products 2 \+ 1 \+ 1 ?4 ?Bias ?0 ?Output ?4/);
});

test('sweeps, pauses, goes on and comes to an end', () => {
  show({ speed: 'normal' });
  click('Sweep');
  expect(blank()).toBe(8);
  wait(1000);
  expect(blank()).toBe(6);
  click('Pause');
  wait(3000);
  expect(blank()).toBe(6);
  expect(status()).toMatch(/^Paused\. Row 1, column 3/);
  click('Sweep');
  wait(3000);
  expect(blank()).toBe(0);
  expect(status()).toBe('All 9 cells are computed.');
  click('Sweep');
  expect(blank()).toBe(8);
});

test('steps forward and back, around the edge', () => {
  show();
  click('Step');
  wait(1000);
  expect(status()).toBe('Row 1, column 2 of the output: 1 + 1 + 1 = 3.');
  click('Back');
  click('Back');
  wait(1000);
  expect(status()).toMatch(/^Row 3, column 3/);
});

test('keeps the last picture where something cannot run, and says why and what would', () => {
  show();
  choose('Stride', '2');
  expect(all('[aria-label="Output"] [role=gridcell]')).toHaveLength(4);
  choose('Padding', 'same-pytorch');
  wait(1000);
  expect(status()).toMatch(/^PyTorch knows same only for stride 1/);
  expect(text('.refused')).toMatch(/^This cannot run\./);
  expect(all('[aria-label="Output"] [role=gridcell]')).toHaveLength(4);
  click('Stride 1');
  expect(all('.refused')).toEqual([]);
  expect(all('[aria-label="Output"] [role=gridcell]')).toHaveLength(25);
});

test('shows an example in place of a link that cannot run', () => {
  show({ dilation: 3 });
  expect(text('.refused')).toMatch(/covers 7×7 cells with dilation 3/);
  expect(all('[aria-label="Output"] [role=gridcell]')).toHaveLength(9);
});

test('goes back to what is shown when its cells are edited', () => {
  show();
  choose('Dilation', '3');
  expect(all('.refused')).toHaveLength(1);
  const cell = all<HTMLInputElement>('[aria-label="Input, row 1, column 1"]')[0]!;
  cell.focus();
  cell.value = '5';
  cell.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
  expect(all('.refused')).toEqual([]);
  expect(text('[aria-label="Output"] [role=gridcell]')).toBe('8');
});

test('is only the three grids where it is a picture of itself', () => {
  view = mount(Convolution, {
    target: document.body,
    props: { start: defaults(widget.params), place: 'picture' },
  });
  flushSync();
  expect(all('[role=grid]')).toHaveLength(3);
  expect(all('.controls, .sweep, .status')).toEqual([]);
  expect(all('input:enabled, button:enabled')).toEqual([]);
});

test('greys what no window reaches, and names it', () => {
  show({ input: Array.from({ length: 6 }, () => [1, 2, 3, 4, 5, 6]), stride: 2 });
  const cut = all('.cell.cut');
  expect(cut).toHaveLength(11);
  expect(text('.size')).toMatch(/row 6 and column 6/i);
});
