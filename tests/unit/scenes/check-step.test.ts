import { expect, test } from 'vitest';
import { zoo } from '#engine/index.ts';
import { anatomyOf } from '#src/scenes/network/anatomy.ts';
import { checkFirstStep, checkStep } from '#src/scenes/network/check-step.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

const anatomy = anatomyOf(zoo['tiny-cnn']!);
const check = (words: object) => () => checkStep({ id: 'slide', ...words }, anatomy);

test('the steps of the story are understood', () => {
  for (const step of networkSteps) expect(checkStep({ ...step }, anatomy)).toEqual(step);
  checkFirstStep(networkSteps[0]!);
});

test.each([
  [
    { show: ['conv9'] },
    'Step "slide": no layer "conv9". Layers: input, lens, conv1, relu1, pool1, conv2, relu2, ' +
      'pool2, flatten, dense, softmax, kernel1, kernel2.',
  ],
  [{ shot: 'top' }, 'Step "slide": no shot "top". Shots: front, easel, fan, side, whole.'],
  [{ shot: ['front', 'up'] }, 'Step "slide": no shot "up".'],
  [{ shown: ['input'] }, 'Step "slide": no word "shown". Words: shot, show, watch, back, done,'],
  [{ show: 'input' }, 'Step "slide": show must be a list, such as ["input"].'],
  [{ spread: 1 }, 'Step "slide": spread must be an object, such as { conv1: 1 }.'],
  [
    { done: { conv1: [0, 2] } },
    'Step "slide": done of conv1 is 2; it must be a number from 0 to 1.',
  ],
  [{ gap: { conv1: '2' } }, 'Step "slide": gap of conv1 is "2"; it must be a number from 0.2'],
  [{ spread: { conv1: [0, 1] } }, 'Step "slide": spread of conv1 is [0,1]; it must be a number'],
  [{ still: 1.5 }, 'Step "slide": still is 1.5; it must be a number from 0 to 1.'],
  [{ air: Number.NaN }, 'Step "slide": air is null; it must be a number from 0 to 200.'],
  [{ close: { show: ['conv9'] } }, 'Step "slide": close: no layer "conv9".'],
  [{ close: [] }, 'Step "slide": close must be an object of words, such as { fold: 1 }.'],
  [{ title: 7 }, 'Step "slide": title must be text.'],
])('%j is refused', (words, sentence) => {
  expect(check(words)).toThrow(sentence);
});

test('the first step must say where to look', () => {
  expect(() => checkFirstStep({ id: 'input', show: ['input'] })).toThrow(
    'Step "input": the first step must say shot and show.',
  );
});
