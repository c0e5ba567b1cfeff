import { describe, expect, test } from 'vitest';
import { check } from '#src/params/check.ts';
import { fromSearch, toSearch } from '#src/params/coerce.ts';
import { defaults, schema } from '#src/params/params.ts';

const params = schema({
  stride: { type: 'int', default: 1, min: 1, max: 4, label: 'Stride', doc: 'Cells per move.' },
  slope: { type: 'number', default: 0.5, min: -1, max: 1, label: 'Slope', doc: 'A slope.' },
  padding: {
    type: 'choice',
    default: 'valid',
    values: ['valid', 'same'],
    label: 'Padding',
    doc: 'A name.',
    was: ['pad'],
  },
  flip: { type: 'flag', default: false, label: 'Flip', doc: 'Turn the kernel round.' },
  kernel: {
    type: 'grid',
    default: [[1, 0, 1]],
    rows: [1, 3],
    cols: [2, 3],
    cells: [-9, 9],
    label: 'Kernel',
    doc: 'The weights.',
  },
  stack: {
    type: 'text',
    default: 'c3',
    pattern: '[cp][1-9](,[cp][1-9])*',
    longest: 8,
    form: 'layers such as c3,p2',
    label: 'Stack',
    doc: 'The layers.',
  },
});
const from = (text: string) => fromSearch(params, new URLSearchParams(text));

test('what is written into an address is read back', () => {
  const values = {
    stride: 3,
    slope: -0.25,
    padding: 'same',
    flip: true,
    kernel: [
      [1, -2.5],
      [0, 9],
    ],
    stack: 'c5,p2,c3',
  } as const;
  expect(from(toSearch(params, values).toString())).toEqual(values);
});

test('defaults are left out of an address', () => {
  expect(toSearch(params, defaults(params)).toString()).toBe('');
  expect(toSearch(params, { ...defaults(params), stride: 2 }, 'first.').toString()).toBe(
    'first.stride=2',
  );
});

test('an old name of a parameter keeps working', () => {
  expect(from('pad=same').padding).toBe('same');
});

describe('a stranger’s address', () => {
  test.each([
    ['stride=9', 'stride', 4],
    ['stride=-9', 'stride', 1],
    ['stride=2.6', 'stride', 3],
    ['stride=', 'stride', 1],
    ['stride=0x10', 'stride', 1],
    ['stride=1e99', 'stride', 4],
    ['stride=NaN', 'stride', 1],
    ['stride=Infinity', 'stride', 1],
    ['stride=1e999', 'stride', 1],
    ['slope=-0', 'slope', 0],
    ['padding=SAME', 'padding', 'valid'],
    ['padding=__proto__', 'padding', 'valid'],
    ['flip=1', 'flip', true],
    ['flip=perhaps', 'flip', false],
    ['kernel=1,2;3', 'kernel', [[1, 0, 1]]],
    ['kernel=1', 'kernel', [[1, 0, 1]]],
    ['kernel=1,99', 'kernel', [[1, 9]]],
    [
      'kernel=1,2,3,4;5,6,7,8',
      'kernel',
      [
        [1, 2, 3],
        [5, 6, 7],
      ],
    ],
    ['kernel=1,<b>', 'kernel', [[1, 0, 1]]],
    ['stack=c3,p2', 'stack', 'c3,p2'],
    ['stack=c3%0A', 'stack', 'c3'],
    ['stack=c3,p2,c3,p2', 'stack', 'c3'],
    ['stack=', 'stack', 'c3'],
    ['stack=p2%3Cscript%3E', 'stack', 'c3'],
    [`stack=${'c3,'.repeat(1e5)}`, 'stack', 'c3'],
    ['constructor=1&toString=2', 'stride', 1],
    [`kernel=${'1,'.repeat(1e5)}`, 'kernel', [[1, 1, 1]]],
  ] as const)('%s', (text, name, value) => {
    expect(from(text)[name]).toEqual(value);
  });
});

describe('an author’s attribute', () => {
  test('is taken as it is, with defaults for the rest', () => {
    expect(check(params, { stride: 2 }, 'Widget')).toEqual({ ...defaults(params), stride: 2 });
  });

  test.each([
    [
      { strid: 2 },
      'there is no parameter "strid". There are: stride, slope, padding, flip, kernel, stack.',
    ],
    [{ constructor: 1 }, 'there is no parameter "constructor".'],
    [{ stride: 2.5 }, 'stride is 2.5; it must be a whole number from 1 to 4.'],
    [{ slope: NaN }, 'slope is null; it must be a number from -1 to 1.'],
    [{ padding: 'full' }, 'padding is "full"; it must be one of valid, same.'],
    [{ flip: 'yes' }, 'flip is "yes"; it must be true or false.'],
    [
      { kernel: [[1], [2]] },
      'kernel is 1;2; it must be 1 to 3 rows of 2 to 3 numbers from -9 to 9.',
    ],
    [{ stack: 'd3' }, 'stack is "d3"; it must be layers such as c3,p2, at most 8 characters.'],
    [{ stack: 3 }, 'stack is 3; it must be layers such as c3,p2, at most 8 characters.'],
  ])('%o is refused in a sentence', (given, sentence) => {
    expect(() => check(params, given, 'Widget')).toThrow(`Widget: ${sentence}`);
  });
});
