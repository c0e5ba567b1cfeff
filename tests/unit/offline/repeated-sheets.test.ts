import { expect, test } from 'vitest';
import { repeated } from '#src/integrations/repeated-sheets.ts';

const all = 'a{color:red}@media print{b{color:blue}}c{color:green}';

test('a sheet whose every rule stands in a larger one is repeated', () => {
  const sheets = new Map([
    ['all', all],
    ['some', '@media print{b{color:blue}}a{color:red}'],
  ]);
  expect(repeated(sheets)).toEqual(['some']);
});

test('one that says anything else, or is the same, stays', () => {
  const sheets = new Map([
    ['all', all],
    ['same', all],
    ['other', 'a{color:red}b{color:blue}'],
  ]);
  expect(repeated(sheets)).toEqual([]);
});
