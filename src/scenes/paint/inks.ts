import type { Theme } from '#src/theme.ts';
import type { Hue } from '../slab.ts';
import {
  colourAt,
  divergingNight,
  divergingPaper,
  lamp,
  lampNegative,
  type Rgb,
} from './colours.ts';

/** The colours of lines and edges, as in `styles/colours.css`, for painters that read no CSS. */
export interface Inks {
  readonly paper: string;
  readonly ghost: string;
  readonly field: string;
  readonly fieldLight: string;
  readonly fieldCase: string;
  readonly plus: string;
  readonly minus: string;
  readonly hues: { readonly [hue in Hue]: string };
}

export const INKS: { readonly [theme in Theme]: Inks } = {
  paper: {
    paper: '#f7f7f4',
    ghost: '#868c95',
    field: '#ab7c00',
    fieldLight: '#ffd62e',
    fieldCase: '#151c26',
    plus: '#b35800',
    minus: '#5c2788',
    hues: { input: '#676d77', conv: '#2b6bf0', pool: '#199470', dense: '#a0208f' },
  },
  night: {
    paper: '#10151c',
    ghost: '#616c7a',
    field: '#ffe14d',
    fieldLight: '#ffe14d',
    fieldCase: '#0a0d12',
    plus: '#fea848',
    minus: '#c39af8',
    hues: { input: '#98a0aa', conv: '#4a8cfb', pool: '#62dcac', dense: '#c052ae' },
  },
};

/** Hairlines between the cells of a plate: seen on dark cells and on bright ones. */
export const NET = '#2b3049';

/** The colour of an activation of zero. */
export const LAMP_ZERO = lamp[0];

/** An activation from −1 to 1: violet below zero, dark at zero, bright yellow at 1. */
export const lampAt = (k: number): Rgb => (k < 0 ? colourAt(lampNegative, -k) : colourAt(lamp, k));

/** A weight from −1 to 1, neutral at zero. */
export const weightAt = (k: number, theme: Theme): Rgb =>
  colourAt(theme === 'night' ? divergingNight : divergingPaper, (k + 1) / 2);

/** `#rrggbb` */
export const hex = (colour: Rgb): string =>
  '#' + colour.map((byte) => byte.toString(16).padStart(2, '0')).join('');
