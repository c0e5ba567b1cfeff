import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';

/** One file a chapter: `03-network.mdx` becomes the chapter `network`, at `/network/`. */
const chapters = defineCollection({
  loader: glob({
    base: './content/chapters',
    pattern: '*.mdx',
    generateId: ({ entry }) => entry.replace(/^\d+-/, '').replace(/\.mdx$/, ''),
  }),
  schema: z.strictObject({
    number: z.int().positive(),
    title: z.string(),
    /** What the chapter answers, under its title. */
    hook: z.string(),
    /** What the reader can do afterwards, each completing “Afterwards you can …”. */
    afterwards: z.array(z.string()).min(1),
  }),
});

/** The table of contents: every chapter the book will have, with the sentence that invites to it. */
const contents = defineCollection({
  loader: file('content/contents.yaml'),
  schema: z.strictObject({
    id: z.string(),
    number: z.int().positive(),
    title: z.string(),
    hook: z.string(),
  }),
});

const references = defineCollection({
  loader: file('content/references.yaml'),
  schema: z.strictObject({
    id: z.string(),
    authors: z.string(),
    title: z.string(),
    in: z.string(),
    year: z.int(),
    url: z.url(),
  }),
});

/** Every term with its definition and where it is explained. */
const glossary = defineCollection({
  loader: file('content/glossary.yaml'),
  schema: z.strictObject({
    id: z.string(),
    name: z.string(),
    aliases: z.array(z.string()).default([]),
    definition: z.string(),
    chapter: z.string(),
    at: z.string().optional(),
  }),
});

/** A list in a file, each entry with its place in it: a collection forgets the order. */
const inOrder = (path: string) =>
  file(path, {
    parser: (text) =>
      (parse(text) as Record<string, unknown>[]).map((entry, order) => ({ ...entry, order })),
  });

/** How the book writes things down. */
const notation = defineCollection({
  loader: inOrder('content/notation.yaml'),
  schema: z.strictObject({
    id: z.string(),
    sign: z.string(),
    words: z.string(),
    order: z.int(),
  }),
});

/** Every formula with its symbols and where it is explained; the order is that of the page. */
const formulas = defineCollection({
  loader: inOrder('content/formulas.yaml'),
  schema: z.strictObject({
    id: z.string(),
    group: z.string(),
    name: z.string(),
    tex: z.string(),
    order: z.int(),
    /** TeX → what it stands for. */
    symbols: z.record(z.string(), z.string()),
    chapter: z.string(),
    at: z.string().optional(),
  }),
});

export const collections = { chapters, contents, formulas, glossary, notation, references };
