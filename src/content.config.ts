import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';

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

export const collections = { chapters, contents, glossary, references };
