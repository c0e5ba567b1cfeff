import type { ListedChapter } from './contents.ts';
import type { Embed } from './widgets/embeds.ts';

/** Makes an address of the book absolute. */
type Absolute = (path: string) => string;

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
const common = { inLanguage: 'en', license: LICENCE, isAccessibleForFree: true } as const;

/** The book for those who read pages by machine; https://schema.org/Book. */
export const bookData = (chapters: readonly ListedChapter[], absolute: Absolute) => ({
  '@context': 'https://schema.org',
  '@type': 'Book',
  '@id': absolute('/'),
  name: 'Layer by Layer',
  alternativeHeadline: 'How a convolutional network reads',
  url: absolute('/'),
  bookFormat: 'https://schema.org/EBook',
  about: 'Convolutional neural networks',
  ...common,
  hasPart: chapters
    .filter(({ sections }) => sections > 0)
    .map(({ id, number, title }) => ({
      '@type': 'Chapter',
      '@id': absolute(`/${id}/`),
      name: title,
      position: number,
    })),
});

/** A chapter; https://schema.org/Chapter. */
export const chapterData = (
  { id, number, title, hook }: ListedChapter,
  teaches: readonly string[],
  absolute: Absolute,
) => ({
  '@context': 'https://schema.org',
  '@type': ['Chapter', 'LearningResource'],
  '@id': absolute(`/${id}/`),
  name: title,
  position: number,
  abstract: hook,
  teaches,
  url: absolute(`/${id}/`),
  image: absolute(`/card/${id}.png`),
  isPartOf: { '@type': 'Book', '@id': absolute('/'), name: 'Layer by Layer' },
  ...common,
});

/** A widget on its own page; https://schema.org/WebApplication. */
export const widgetData = ({ name, title, purpose }: Embed, absolute: Absolute) => ({
  '@context': 'https://schema.org',
  '@type': ['WebApplication', 'LearningResource'],
  '@id': absolute(`/widgets/${name}/`),
  name: title,
  description: purpose,
  applicationCategory: 'EducationalApplication',
  browserRequirements: 'Requires JavaScript to be used; shows its first state without.',
  operatingSystem: 'Any',
  url: absolute(`/widgets/${name}/`),
  image: absolute(`/card/widget-${name}.png`),
  isPartOf: { '@type': 'Book', '@id': absolute('/'), name: 'Layer by Layer' },
  ...common,
});
