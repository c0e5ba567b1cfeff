import { expect, test } from 'vitest';
import type { Exercise } from '#src/exercises/exercise.ts';
import { mistakesIn } from '#src/exercises/mistakes.ts';
import { verdict } from '#src/exercises/verdict.ts';

const exercise: Exercise = {
  question: ['How large?'],
  fields: [
    { kind: 'count', label: 'Height', hint: 'Count.' },
    { kind: 'count', label: 'Width', hint: 'Count.' },
  ],
  between: '×',
  answer: [6, 1216],
  mistakes: [
    { field: 0, value: 6.5, says: '6.5 is not rounded. Round down.' },
    { field: 1, value: 7, says: '7 is not rounded. Round down.' },
  ],
  right: '6×1,216.',
  solution: ['6×1,216'],
};

test('a right answer is answered with the formula', () => {
  expect(verdict(exercise, ['6', '1,216'])).toEqual({
    is: 'right',
    says: 'Right. 6×1,216.',
    fields: [],
  });
});

test('a point or a comma in thousands does not make a right answer wrong', () => {
  for (const typed of ['1216', '1 216', '1.216', '1,216', '1’216'])
    expect(verdict(exercise, ['6', typed]).is).toBe('right');
});

test('a wrong answer without a known reason gets the hint, said once', () => {
  expect(verdict(exercise, ['1', '2'])).toEqual({
    is: 'wrong',
    says: 'Not yet. Height and width: Count.',
    fields: [0, 1],
  });
});

test('advice that belongs to two fields is not repeated', () => {
  expect(verdict(exercise, ['6.5', '7']).says).toBe(
    'Not yet. Height: 6.5 is not rounded. Round down. Width: 7 is not rounded.',
  );
});

test('what is right already is said', () => {
  expect(verdict(exercise, ['6', '7']).says).toBe(
    'Not yet. Width: 7 is not rounded. Round down. Right already: height.',
  );
});

test('a fraction is known again with fewer decimals, a whole number never by half', () => {
  const third: Exercise = {
    ...exercise,
    mistakes: [{ field: 0, value: 19 / 3, says: 'Round down.' }],
  };
  for (const typed of ['6.3', '6,33', '6.333'])
    expect(verdict(third, [typed, '1216']).says).toMatch(/Round down/);
  expect(verdict(third, ['6.4', '1216']).says).toMatch(/Count/);
});

test('an empty field and one without a number are named, and nothing else is judged', () => {
  expect(verdict(exercise, ['', 'x'])).toEqual({
    is: 'missing',
    says: 'Type a number for height and width first.',
    fields: [0, 1],
  });
  expect(verdict(exercise, ['5', '']).says).toBe('Type a number for width first.');
  expect(verdict(exercise, []).is).toBe('missing');
});

test('a mistake that comes out right, or like a likelier one, is not listened for', () => {
  const says = (name: string) => () => name;
  const found = mistakesIn(2, 6, [
    [6, says('right all the same')],
    [5, says('likely')],
    false,
    [5, says('less likely')],
    [NaN, says('impossible')],
    [4, says('another')],
  ]);
  expect(found).toEqual([
    { field: 2, value: 5, says: 'likely' },
    { field: 2, value: 4, says: 'another' },
  ]);
});
