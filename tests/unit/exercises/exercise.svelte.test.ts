import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ExerciseView from '#src/exercises/Exercise.svelte';
import { exerciseOf } from '#src/exercises/registry.ts';

let view: ReturnType<typeof mount> | undefined;

async function show(kind: string, seed: number, search = ''): Promise<void> {
  history.replaceState(null, '', `/convolution/${search}`);
  view = mount(ExerciseView, {
    target: document.body,
    props: { id: kind, kind, seed, exercise: await exerciseOf(kind, seed) },
  });
  flushSync();
}

beforeEach(() => {
  document.body.innerHTML = '';
});
afterEach(async () => {
  if (view) await unmount(view);
  view = undefined;
  vi.restoreAllMocks();
});

const one = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const inputs = (): HTMLInputElement[] => [...document.querySelectorAll('input')];
const button = (name: string): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find((found) => found.textContent?.trim() === name)!;
const said = (): string => one('[role="status"]').textContent!.trim();
const question = (): string => one('p:not(.eyebrow)').textContent!;

function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
function check(): void {
  one('form').dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
  flushSync();
}

test('a right answer is said to be right', async () => {
  await show('weights', 1);
  const { answer } = await exerciseOf('weights', 1);
  type(inputs()[0]!, String(answer[0]));
  check();
  expect(said()).toMatch(/^Right\. /);
});

test('a wrong answer keeps its text, is marked, and its reason stays while it is mended', async () => {
  await show('weights', 1);
  const { mistakes } = await exerciseOf('weights', 1);
  const [field] = inputs() as [HTMLInputElement];
  type(field, String(mistakes[0]!.value));
  check();
  expect(said()).toContain(mistakes[0]!.says);
  expect(field.value).toBe(String(mistakes[0]!.value));
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(field.getAttribute('aria-describedby')).toBe(one('[role="status"]').id);
  type(field, '7');
  expect(said()).toContain(mistakes[0]!.says);
});

test('“right” is taken back as soon as the answer changes', async () => {
  await show('weights', 1);
  const { answer } = await exerciseOf('weights', 1);
  type(inputs()[0]!, String(answer[0]));
  check();
  type(inputs()[0]!, `${answer[0]}1`);
  expect(said()).toBe('');
});

test('new numbers come with an empty field, a closed way, and their seed in the address', async () => {
  await show('output-size', 5, '?other=1#top');
  const before = question();
  type(inputs()[0]!, '3');
  check();
  one<HTMLDetailsElement>('details').open = true;
  button('New numbers').click();
  await vi.waitFor(() => expect(question()).not.toBe(before));
  expect(inputs()[0]!.value).toBe('');
  expect(one<HTMLDetailsElement>('details').open).toBe(false);
  expect(said()).toBe('The question has new numbers.');
  expect(location.search).toBe('?other=1&ex-output-size=6');
  expect(location.hash).toBe('#ex-output-size');
});

test('a link with a seed shows its numbers and loses no text typed meanwhile', async () => {
  const wanted = await exerciseOf('output-size', 11);
  await show('output-size', 5, '?ex-output-size=11');
  type(inputs()[0]!, '4');
  await vi.waitFor(() => expect(question()).toBe(wanted.question[0]));
  expect(inputs()[0]!.value).toBe('4');
});

test('a frame whose address may not change gets new numbers all the same', async () => {
  await show('shape', 3);
  const before = question();
  vi.spyOn(history, 'replaceState').mockImplementation(() => {
    throw new DOMException('not here', 'SecurityError');
  });
  button('New numbers').click();
  await vi.waitFor(() => expect(question()).not.toBe(before));
});

test('a kernel is chosen by a radio button that says its weights', async () => {
  await show('which-kernel', 1);
  const { answer } = await exerciseOf('which-kernel', 1);
  check();
  expect(said()).toBe('Choose one first.');
  expect(inputs()).toHaveLength(4);
  for (const radio of inputs())
    expect(radio.getAttribute('aria-label')).toMatch(/^Kernel [A-D]: (−?\d [−\d ]+; ){2}/);
  inputs()[answer[0]!]!.click();
  flushSync();
  check();
  expect(said()).toMatch(/^Right\. Kernel/);
});

test('number pads are asked for, except where a minus may be needed', async () => {
  await show('shape', 3);
  expect(inputs().map((input) => input.inputMode)).toEqual(['numeric', 'numeric', 'numeric']);
  await unmount(view!);
  await show('one-cell', 3);
  expect(inputs().map((input) => input.inputMode)).toEqual(['text']);
});
