import { expect, test } from 'vitest';
import { collectSteps, completeSteps } from '#src/story/collect-steps.ts';

const step = (id: string, state = '') =>
  `<li class="step" id="${id}" data-step="{&quot;id&quot;:&quot;${id}&quot;,&quot;title&quot;:&quot;A &amp; B&quot;${state}}"><p><!--number--></p>words<!--figure--></li>`;

test('reads every step with its data, in order', () => {
  const html = step('one', ',&#34;air&#34;:3') + step('two');
  expect(collectSteps(html, 'network')).toEqual([
    { id: 'one', title: 'A & B', air: 3 },
    { id: 'two', title: 'A & B' },
  ]);
});

test('a story without steps is the author’s mistake, and says so', () => {
  expect(() => collectSteps('<p>only words</p>', 'network')).toThrow(/"network" has no steps/);
});

test('two steps with one id are refused, because ids are links', () => {
  expect(() => collectSteps(step('one') + step('one'), 'network')).toThrow(/the id "one"/);
});

test('puts in numbers, figures and live words, in order, and takes the data out', () => {
  const steps = step('one') + step('two') + '<b><!--live:conv 0 2--></b>';
  const html = completeSteps(steps, ['<svg>1</svg>', '<svg>$&</svg>'], (what) => `7 for ${what}`);
  expect(html).toContain('Step 1 of 2</p>words<svg>1</svg>');
  expect(html).toContain('Step 2 of 2</p>words<svg>$&</svg>');
  expect(html).toContain('<b>7 for conv 0 2</b>');
  expect(html).not.toContain('data-step');
});
