import { describe, expect, test } from 'vitest';
import { schema } from '#src/params/params.ts';
import { describe as inWords } from '#src/params/describe.ts';
import { asked, embedAddress, pageAddress, searchOf } from '#src/widgets/addresses.ts';
import {
  heightIn,
  heightMessages,
  idIn,
  readMessage,
  secretIn,
} from '#src/widgets/frame-messages.ts';
import { frameSnippet, resizeSnippet } from '#src/widgets/snippets.ts';
import { widget } from '#src/widgets/widget.ts';

const slide = widget({
  name: 'slide-rule',
  title: 'Slide "& rule',
  purpose: 'Slides.',
  chapter: 'convolution',
  height: 400,
  layers: [],
  params: schema({
    stride: { type: 'int', default: 1, min: 1, max: 4, label: 'Stride', doc: 'Cells per move.' },
    flip: { type: 'flag', default: false, label: 'Flip', doc: 'Turns it.' },
  }),
});
const ordinary = { stride: 1, flip: false };

describe('an address', () => {
  test('of a frame carries the version, what is not ordinary, and a theme that was chosen', () => {
    expect(embedAddress(slide, ordinary, '/')).toBe('/embed/slide-rule/?v=1');
    expect(embedAddress(slide, { stride: 3, flip: true }, '/book/', 'dark')).toBe(
      '/book/embed/slide-rule/?v=1&stride=3&flip=yes&theme=dark',
    );
  });

  test('of the widget’s own page is short', () => {
    expect(pageAddress(slide, ordinary, '/')).toBe('/widgets/slide-rule/');
    expect(pageAddress(slide, { stride: 2, flip: false }, '/')).toBe(
      '/widgets/slide-rule/?stride=2',
    );
  });

  test('in a chapter names what differs from the author’s words, also where it is ordinary', () => {
    const written = { stride: 2, flip: true };
    const search = searchOf(slide, ordinary, written, 'second.');
    expect(search).toBe('?second.stride=1&second.flip=no');
    expect(asked(slide, search, written, 'second.')).toEqual(ordinary);
    expect(asked(slide, search, written, 'first.')).toEqual(written);
    expect(searchOf(slide, written, written, 'second.')).toBe('');
  });
});

describe('a frame', () => {
  const said = { type: 'resize', id: 'a', height: 432, src: 'https://b/', secret: '' } as const;

  test('tells its height to hosts of every kind', () => {
    expect(heightMessages(said)).toEqual([
      { source: 'layer-by-layer', v: 1, type: 'resize', id: 'a', height: 432 },
      { subject: 'lti.frameResize', height: 432 },
      { context: 'iframe.resize', src: 'https://b/', height: 432 },
    ]);
  });

  test('tells WordPress its secret back', () => {
    const secret = secretIn('#?secret=aB3dE5gH7j');
    expect(heightMessages({ ...said, secret })).toContainEqual({
      message: 'height',
      value: 432,
      secret: 'aB3dE5gH7j',
    });
  });

  test('takes no secret that is none', () => {
    for (const hash of ['', '#', '#secret=a', '#?secret=', '#?secret=a&b', '#?secret=<b>'])
      expect(secretIn(hash)).toBe('');
  });

  test('keeps the host’s name for it, within reason', () => {
    expect(idIn('?v=1&id=week-3')).toBe('week-3');
    expect(idIn('?v=1')).toBe('');
    expect(idIn(`?id=${'x'.repeat(5000)}`)).toHaveLength(100);
  });

  test('hears a greeting and a theme, and nothing else', () => {
    const own = { source: 'layer-by-layer', v: 1 };
    expect(readMessage({ ...own, type: 'hello' })).toEqual({ type: 'hello' });
    expect(readMessage({ ...own, type: 'setTheme', theme: 'dark', more: 1 })).toEqual({
      type: 'setTheme',
      theme: 'dark',
    });
    const others: unknown[] = [
      null,
      undefined,
      'hello',
      7,
      [],
      {},
      { type: 'hello' },
      { ...own, v: 2, type: 'hello' },
      { ...own, v: '1', type: 'hello' },
      { ...own, type: 'setTheme' },
      { ...own, type: 'setTheme', theme: 'url(x)' },
      { ...own, type: 'setTheme', theme: { toString: () => 'dark' } },
      { ...own, type: 'setState', state: '{}' },
      { ...own, source: 'somebody-else', type: 'hello' },
    ];
    for (const data of others) expect(readMessage(data)).toBeUndefined();
  });

  test('is measured by its own messages only', () => {
    const [own, canvas] = heightMessages(said);
    expect(heightIn(own)).toBe(432);
    expect(heightIn(canvas)).toBeUndefined();
    expect(heightIn({ ...own, height: '432' })).toBeUndefined();
    expect(heightIn({ ...own, height: Infinity })).toBeUndefined();
    expect(heightIn(null)).toBeUndefined();
  });
});

describe('a snippet', () => {
  test('is one frame whose words cannot break out of it', () => {
    const snippet = frameSnippet(slide, 'https://b/embed/slide-rule/?v=1&stride=2');
    expect(snippet).toContain('src="https://b/embed/slide-rule/?v=1&amp;stride=2"');
    expect(snippet).toContain('title="Slide &quot;&amp; rule"');
    expect(snippet).toContain('height="400"');
    expect(snippet).toContain('allow="clipboard-write"');
  });

  test('allows the camera where the widget can use it', () => {
    expect(frameSnippet({ ...slide, camera: true }, 'x')).toContain('clipboard-write; camera');
  });

  test('of the resize script is one line', () => {
    expect(resizeSnippet('https://b/embed/v1/resize.js')).toBe(
      '<script async src="https://b/embed/v1/resize.js"></script>',
    );
  });
});

test('a parameter is described in the words of its bounds', () => {
  const { kernel, ...others } = schema({
    ...slide.params,
    kernel: {
      type: 'grid',
      default: [[1, 0]],
      rows: [1, 1],
      cols: [2, 9],
      cells: [-9, 9],
      label: 'Kernel',
      doc: 'The weights.',
    },
  });
  expect(inWords(others.stride)).toEqual({
    kind: 'whole number',
    bounds: '1 to 4',
    ordinary: '1',
  });
  expect(inWords(others.flip).ordinary).toBe('no');
  expect(inWords(kernel)).toEqual({
    kind: 'grid of numbers',
    bounds: '1 row of 2 to 9 numbers from −9 to 9',
    ordinary: '1,0',
  });
});
