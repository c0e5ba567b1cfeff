import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'svelte/server';
import { describe, expect, test, vi } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import { kinds } from '#engine/layers/index.ts';
import { check } from '#src/params/check.ts';
import { coerce, fromSearch, toSearch } from '#src/params/coerce.ts';
import { defaults } from '#src/params/params.ts';
import { tagOf, widgetNamed, widgets } from '#src/widgets/registry.ts';
import { viewOf } from '#src/widgets/views.ts';
import { HOSTILE, randomValues } from '../../fixtures/random-values.ts';

const root = join(import.meta.dirname, '../../..');
const kindNames = Object.keys(kinds) as (keyof typeof kinds)[];
const chapters = readFileSync(join(root, 'content/contents.yaml'), 'utf8');

test('there are widgets', () => {
  expect(widgets.length).toBeGreaterThan(0);
});

test('an unknown widget is refused with the names of those there are', () => {
  expect(() => widgetNamed('nonsense')).toThrow(`There is no widget "nonsense". There are: `);
});

describe.each(widgets.map((widget) => [widget.name, widget] as const))('%s', (name, widget) => {
  const { params } = widget;
  const html = (place: 'chapter' | 'page' | 'embed' | 'picture', start = defaults(params)) =>
    render(viewOf(name), { props: { start, place } }).body;

  test('says what it is in a title and one sentence, and belongs to a chapter', () => {
    expect(widget.title).toMatch(/^[A-Z][^.]+[^.\s]$/);
    expect(widget.purpose).toMatch(/^[A-Z].{20,140}[^.][.?]$/);
    expect(chapters).toContain(`- id: ${widget.chapter}\n`);
  });

  test('is a tag for authors', () => {
    expect(existsSync(join(root, `src/widgets/${name}/index.astro`))).toBe(true);
    expect(existsSync(join(root, `src/components/${tagOf(name)}.astro`))).toBe(false);
  });

  test('has parameters with a label and a sentence, and none named like those of all embeds', () => {
    for (const [param, { label, doc }] of Object.entries(params)) {
      expect(param).toMatch(/^[a-z][a-zA-Z0-9]*$/);
      expect(['v', 'id', 'theme', 'place', 'lang', 'step']).not.toContain(param);
      expect(label.trim()).not.toBe('');
      expect(doc).toMatch(/^[A-Z].*[.?]$/);
    }
  });

  test('starts with values that its own bounds allow', () => {
    expect(() => check(params, defaults(params), name)).not.toThrow();
  });

  test('reads back every state from the address it was written into', () => {
    const random = randomFrom(7);
    for (let i = 0; i < 200; i++) {
      const values = randomValues(params, random);
      const base = randomValues(params, random);
      expect(() => check(params, values, name)).not.toThrow();
      const alone = new URLSearchParams(toSearch(params, values).toString());
      expect(fromSearch(params, alone)).toEqual(values);
      const inChapter = toSearch(params, values, `${name}.`, base).toString();
      expect(fromSearch(params, new URLSearchParams(inChapter), base, `${name}.`)).toEqual(values);
    }
  });

  test('makes something allowed of whatever stands in an address', () => {
    for (const [param, described] of Object.entries(params))
      for (const text of HOSTILE) {
        const value = coerce(described, text);
        expect(() => check(params, { [param]: value }, `${name}, ${text}`)).not.toThrow();
      }
  });

  test('is complete before its script is there', () => {
    for (const place of ['chapter', 'page', 'embed'] as const) {
      const body = html(place);
      expect(body).toContain(widget.title);
      expect(body).toMatch(/<fieldset[^>]* disabled/);
      expect(body).toContain('role="status"');
      for (const action of ['Reset', 'Copy link to this state', 'Embed'])
        expect(body).toContain(`>${action}</button>`);
    }
    expect(html('picture')).not.toContain(widget.title);
  });

  test('draws every state it can be set to, and never writes NaN', () => {
    const random = randomFrom(11);
    const states = Array.from({ length: 12 }, () => randomValues(params, random));
    for (const state of [defaults(params), ...states]) {
      const body = html('embed', state);
      expect(body.length).toBeGreaterThan(500);
      expect(body).not.toMatch(/NaN|undefined|\[object Object\]|<script|on(?:error|load)=/);
    }
  });

  test('names every kind of layer that its script in a frame must know', () => {
    const made = kindNames.map((kind) => [kind, vi.spyOn(kinds, kind)] as const);
    const random = randomFrom(13);
    for (let i = 0; i < 12; i++) html('embed', randomValues(params, random));
    const used = made.filter(([, spy]) => spy.mock.calls.length > 0).map(([kind]) => kind);
    vi.restoreAllMocks();
    expect(widget.layers).toEqual(expect.arrayContaining(used));
  });
});
