import { readdirSync, readFileSync } from 'node:fs';
import { citationNumber, citationsIn } from '#src/citations.ts';
import { kindOfThing } from '#src/kinds.ts';
import { joined } from '#src/links.ts';
import { numberText } from '#src/numbers.ts';
import { expect, test } from 'vitest';

test.each([
  [{ of: 'parameters' }, '5,258'],
  [{ of: 'multiplyAdds' }, '192,064'],
  [{ of: 'parameters', layer: 'dense' }, '4,010'],
  [{ of: 'shape', layer: 'input' }, '28×28×1'],
  [{ of: 'shape', layer: 'conv2' }, '11×11×16'],
  [{ of: 'cells', layer: 'pool2' }, '400'],
  [{ of: 'places', layer: 'conv1' }, '676'],
  [{ of: 'channels', layer: 'conv1' }, '8'],
  [{ of: 'receptiveField', layer: 'pool2' }, '10×10'],
  [{ of: 'parameterShare', layer: 'dense' }, '76\u00a0%'],
  [{ of: 'workShare', layer: 'dense' }, '2\u00a0%'],
])('the number %j is %s', (asked, text) => {
  expect(numberText(asked)).toBe(text);
});

test('the accuracy is the one on the model card', () => {
  const card = readFileSync('public/models/tiny-cnn.md', 'utf8');
  const [, measured] = card.match(/last 10,000 of MNIST.* (9\d\.\d+) %/)!;
  expect(numberText({ of: 'accuracy' })).toBe(`${Number(measured).toFixed(1)}\u00a0%`);
});

test('a number that does not exist stops the build and says what there is', () => {
  expect(() => numberText({ of: 'paramters' })).toThrow(
    'there is no number of a network "paramters". There is parameters, multiplyAdds',
  );
  expect(() => numberText({ of: 'shape', layer: 'conv9' })).toThrow(
    'there is no layer of tiny-cnn "conv9". There is input, conv1',
  );
  expect(() => numberText({ of: 'colour', layer: 'conv1' })).toThrow('number of a layer "colour"');
  expect(() => numberText({ of: 'parameters', network: 'huge-cnn' })).toThrow('network "huge-cnn"');
});

test.each([
  ['input', 'input'],
  ['conv1', 'conv'],
  ['kernel2', 'conv'],
  ['relu2', 'conv'],
  ['pool1', 'pool'],
  ['flatten', 'dense'],
  ['softmax', 'dense'],
  ['add3', 'skip'],
])('a word for %s has the colour of %s', (name, kind) => {
  expect(kindOfThing(name)).toBe(kind);
});

test('a word for a thing of no known kind asks for its kind', () => {
  expect(() => kindOfThing('convoy')).toThrow('<Word of="convoy">');
});

test('works are numbered in the order in which the chapter mentions them', () => {
  const citations = citationsIn('a<Cite id="b-2" />, c<Cite id="a-1"/> and <Cite id="b-2" />');
  expect(citations).toEqual(['b-2', 'a-1']);
  expect(citationNumber({ id: 'x', citations }, 'a-1')).toBe(2);
  expect(() => citationNumber({ id: 'x', citations }, 'c-3')).toThrow('<Cite id="c-3"/>');
  expect(() => citationNumber(undefined, 'a-1')).toThrow('outside a chapter');
});

test.each([
  ['/', '/network/', '/network/'],
  ['/book', '/network/', '/book/network/'],
  ['/book/', 'models/a.bin', '/book/models/a.bin'],
])('under %s the address of %s is %s', (base, path, address) => {
  expect(joined(base, path)).toBe(address);
});

test('every work that a chapter cites is in the list of references', () => {
  const works = readFileSync('content/references.yaml', 'utf8');
  const folder = 'content/chapters/';
  const cited = readdirSync(folder).flatMap((file) =>
    citationsIn(readFileSync(folder + file, 'utf8')),
  );
  expect(cited.length).toBeGreaterThan(0);
  for (const id of cited) expect(works).toContain(`- id: ${id}\n`);
});
