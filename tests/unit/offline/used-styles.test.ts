import { describe, expect, test } from 'vitest';
import { readPage } from '#src/integrations/offline/page-tree.ts';
import { wordsOfPage } from '#src/integrations/offline/page-words.ts';
import { usedStyles, withoutFonts } from '#src/integrations/offline/used-styles.ts';

const used = (sheet: string, page: string): string =>
  usedStyles(sheet, wordsOfPage(readPage(page)));
const withScript = (sheet: string, script: string): string =>
  used(sheet, `<p>.said{}</p><script>${script}</script>`);

describe('a rule is kept', () => {
  test('where every class and element it asks for is in the page', () => {
    const sheet = '.a{x:1}p.a>.b{x:2}.c.a{x:3}.a dialog{x:4}.said{x:5}';
    expect(used(sheet, '<p class="a b">c said')).toBe('.a{x:1}p.a>.b{x:2}');
  });

  test('for those of its selectors that can match', () => {
    expect(used('.a,.never,p{x:1}', '<p class="a">')).toBe('.a,p{x:1}');
  });

  test('where one of several in brackets can match, and whatever is excluded', () => {
    const sheet = '.a:is(.x,.b):not(.z){x:1}.a:where(.x,.y){x:2}.a:has(>.x){x:3}[a=".q"]{x:4}';
    expect(used(sheet, '<p class="a b">')).toBe('.a:is(.x,.b):not(.z){x:1}[a=".q"]{x:4}');
  });

  test('for what a script makes: by names alone, in markup, as keys, and in elements', () => {
    const sheet = '.a{x:1}.b{x:2}.c{x:3}.d{x:4}dialog{x:5}.no{x:6}';
    const script = "f('a', {b: 1}, `<i class='c ${e}'>no`, 'No, no', no, 'dialog')";
    expect(withScript(sheet, script)).toBe('.a{x:1}.b{x:2}.c{x:3}dialog{x:5}');
  });

  test('where a script puts its class together', () => {
    const sheet = '.k-conv{x:1}.w3{x:2}.wide{x:3}.is-on{x:4}.isle{x:5}';
    expect(withScript(sheet, "f(`k-${a} w${b}`, 'is-' + c)")).toBe(
      '.k-conv{x:1}.w3{x:2}.is-on{x:4}',
    );
  });
});

test('what stands in data is not said by a script', () => {
  expect(used('.a{x:1}', '<script type="application/json">"a"</script>')).toBe('');
});

test('layers and conditions stay in their order; what is emptied goes', () => {
  const sheet = '@layer one,two;@layer one{.no{x:1}}@media print{@layer two{.a{x:2}}}';
  expect(used(sheet, '<p class="a">')).toBe('@layer one,two;@media print{@layer two{.a{x:2}}}');
});

test('the steps of an animation are no selectors; one that nothing names goes', () => {
  const steps = '@keyframes k{0%{x:1}50.5%{x:2}}';
  expect(used(`${steps}@keyframes l{to{x:1}}p{animation:k 1s}`, '<p>')).toBe(
    `${steps}p{animation:k 1s}`,
  );
});

test('a property is kept where a rule, an attribute or a script takes it up', () => {
  const sheet = ':root{--a:1;--b:var(--a);--c:2;--d:3;--e:4;--f:var(--e)}p{x:var(--b)}';
  expect(used(sheet, '<p style="x:var(--c)"><script>f("--d")</script>')).toBe(
    ':root{--a:1;--b:var(--a);--c:2;--d:3}p{x:var(--b)}',
  );
});

test('a font is kept where a rule names it', () => {
  const face = (name: string): string => `@font-face{font-family:"${name}";src:url(a)}`;
  const sheet = `${face('One')}${face('Two')}p{font:1em One}`;
  expect(used(sheet, '<p>')).toBe(`${face('One')}p{font:1em One}`);
});

test('a page that shows the system’s fonts has none of its own', () => {
  expect(withoutFonts('@layer one{@font-face{src:url(a)}}p{x:1}')).toBe('p{x:1}');
});
