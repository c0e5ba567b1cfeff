import { expect, test } from 'vitest';
import { usedStyles, wordsIn } from '#src/integrations/offline/used-styles.ts';

const used = (sheet: string, page: string): string => usedStyles(sheet, wordsIn(page));

test('a rule is kept where every class it asks for occurs in the page', () => {
  const sheet = '.a{x:1}.a .b{x:2}.c.a{x:3}';
  expect(used(sheet, '<p class="a b">')).toBe('.a{x:1}.a .b{x:2}');
});

test('of several selectors those are kept that can match', () => {
  expect(used('.a,.never,p{x:1}', 'class="a"')).toBe('.a,p{x:1}');
});

test('what is asked for in brackets may be one of several', () => {
  expect(used('.a:is(.x,.y:not(.z)){x:1}', 'a')).toBe('.a:is(.x,.y:not(.z)){x:1}');
});

test('layers and conditions stay in their order; what is emptied goes, fonts as well', () => {
  const sheet =
    '@layer one,two;@layer one{@font-face{src:url(a)}.no{x:1}}@media print{@layer two{.a{x:2}}}';
  expect(used(sheet, 'a')).toBe('@layer one,two;@media print{@layer two{.a{x:2}}}');
});

test('the steps of an animation are no selectors', () => {
  expect(used('@keyframes k{0%{x:1}50.5%{x:2}}', '')).toBe('@keyframes k{0%{x:1}50.5%{x:2}}');
});
