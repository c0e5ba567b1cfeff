import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import NumberGrid from '#src/controls/NumberGrid.svelte';

type Call = readonly number[];
let edits: Call[];
let points: Call[];
let grid: ReturnType<typeof mount> | undefined;

beforeEach(() => {
  edits = [];
  points = [];
});
afterEach(() => grid && unmount(grid));

function show(props: Record<string, unknown> = {}): void {
  const values = [
    [1, 2, 3],
    [4, -5, 6],
  ];
  grid = mount(NumberGrid, {
    target: document.body,
    props: { label: 'Input', values, ...props },
  });
  flushSync();
}
const forEditing = { onedit: (...call: number[]) => edits.push(call) };
const forPointing = { onpoint: (...call: number[]) => points.push(call) };

const all = <E extends HTMLElement>(selector: string) => [
  ...document.querySelectorAll<E>(selector),
];
const here = () => document.activeElement as HTMLInputElement;
const stops = () => all('[tabindex="0"]').map((stop) => stop.getAttribute('aria-label'));

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  here().dispatchEvent(event);
  flushSync();
  return event;
}
function type(text: string): void {
  here().value = text;
  here().dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}

test('is a grid of rows and cells with real minus signs', () => {
  show();
  expect(all('[role=grid] > [role=row]')).toHaveLength(2);
  expect(all('[role=row] > [role=gridcell]').map((cell) => cell.textContent.trim())).toEqual([
    '1',
    '2',
    '3',
    '4',
    '−5',
    '6',
  ]);
  expect(all('input, button')).toEqual([]);
});

test('has one tab stop, which goes where the arrows lead', () => {
  show(forPointing);
  expect(stops()).toEqual(['Input, row 1, column 1: 1']);
  all('button')[0]!.focus();
  expect(press('ArrowDown').defaultPrevented).toBe(true);
  press('End');
  expect(stops()).toEqual(['Input, row 2, column 3: 6']);
  expect(here().getAttribute('aria-label')).toBe('Input, row 2, column 3: 6');
  expect(points.at(-1)).toEqual([1, 2]);
  expect(press('Tab').defaultPrevented).toBe(false);
});

test('takes numbers and fractions as they are typed, within the bounds', () => {
  show({ ...forEditing, bounds: [-9, 9] });
  all('input')[0]!.focus();
  type('-');
  expect(here().getAttribute('aria-invalid')).toBe('true');
  type('-1/4');
  type('300');
  expect(edits).toEqual([
    [0, 0, -0.25],
    [0, 0, 9],
  ]);
  here().blur();
  flushSync();
  expect(all<HTMLInputElement>('input')[0]!.value).toBe('1');
});

test('keeps the arrows for the text once somebody types', () => {
  show(forEditing);
  all('input')[1]!.focus();
  here().select();
  press('ArrowRight');
  expect(here().getAttribute('aria-label')).toBe('Input, row 1, column 3');
  type('12');
  here().setSelectionRange(2, 2);
  expect(press('ArrowLeft').defaultPrevented).toBe(false);
  press('Enter');
  expect(here().getAttribute('aria-label')).toBe('Input, row 2, column 3');
});

test('leaves alone what may not be edited', () => {
  show({ ...forEditing, editable: (y: number) => y === 1 });
  expect(all('input')).toHaveLength(3);
  expect(stops()).toEqual(['Input, row 2, column 1']);
  all('input')[0]!.focus();
  press('ArrowUp');
  expect(here().getAttribute('aria-label')).toBe('Input, row 2, column 1');
});

test('lights a window, or the cells of a spread one', () => {
  const lit = { y: 0, x: 1, rows: 2, cols: 2 };
  show({ lit });
  expect(all('.lit')).toHaveLength(1);
  expect(all('.lit')[0]!.style.getPropertyValue('--h')).toBe('2');
  unmount(grid!);
  show({ lit: [lit, lit, lit] });
  expect(all('.lit')).toHaveLength(3);
});
