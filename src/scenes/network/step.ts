/** Where the camera stands, in degrees: azimuth to the right of straight on, elevation above it. */
export const SHOTS = {
  front: { azimuth: 0, elevation: 0 },
  easel: { azimuth: 13, elevation: 7 },
  fan: { azimuth: 18, elevation: 10 },
  side: { azimuth: 30, elevation: 14 },
  whole: { azimuth: 46, elevation: 16 },
} as const;
export type Shot = keyof typeof SHOTS;

/** A number, or two to be scrubbed from the first to the second while the step is read. */
type Scrubbed = number | readonly [from: number, to: number];
type Some<T> = { readonly [part: string]: T };

/** The words of a step that arrange the picture; what is left out stays as in the step before. */
export interface Arrangement {
  readonly shot?: Shot | readonly [from: Shot, to: Shot];
  readonly show?: readonly string[];
  readonly watch?: readonly string[];
  readonly back?: readonly string[];
  readonly done?: Some<Scrubbed>;
  readonly spread?: Some<number>;
  readonly solo?: Some<number>;
  readonly gap?: Some<number>;
  readonly scale?: Some<number>;
  readonly air?: number;
  readonly fold?: number;
}

/** What a `<Step>` of this scene may say. */
export interface NetworkStep extends Arrangement {
  readonly id: string;
  readonly title?: string;
  readonly still?: number;
  readonly close?: Arrangement;
}

/** A word of a step: what its value must be, and what it means. */
export interface StepWord {
  readonly value: 'shot' | 'parts' | 'number' | 'number a part' | 'scrubbed a part';
  readonly least?: number;
  readonly most?: number;
  readonly doc: string;
}

/** The words of `Arrangement`, for checking and for the author's handbook. */
export const STEP_WORDS: { readonly [word in keyof Arrangement]-?: StepWord } = {
  shot: { value: 'shot', doc: 'Where the camera stands; a pair is scrubbed.' },
  show: { value: 'parts', doc: 'The parts to look at; others are hidden, the camera fits these.' },
  watch: { value: 'parts', doc: 'Parts whose working cell is threaded to what it is made of.' },
  back: { value: 'parts', doc: 'Parts whose strongest cell is followed back to the pixels.' },
  done: {
    value: 'scrubbed a part',
    least: 0,
    most: 1,
    doc: 'How far a part is with its work; those scrubbed together work one after the other.',
  },
  spread: {
    value: 'number a part',
    least: 0,
    most: 1,
    doc: '0: its maps stand behind each other; 1: side by side.',
  },
  solo: {
    value: 'number a part',
    least: 0,
    most: 1,
    doc: '1: only the star is there; other maps are outlines, other kernels hidden.',
  },
  gap: {
    value: 'number a part',
    least: 0.2,
    most: 20,
    doc: 'Distance between maps behind each other, in cells.',
  },
  scale: {
    value: 'number a part',
    least: 0.1,
    most: 10,
    doc: 'Size of its cells; 1 is a cell of the input.',
  },
  air: { value: 'number', least: 0, most: 200, doc: 'Air between the layers, in cells.' },
  fold: {
    value: 'number',
    least: 0,
    most: 1,
    doc: '1: from the second convolution on the row goes on in a second line.',
  },
};
