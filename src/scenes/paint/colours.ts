// Even steps in OKLab lightness along the blue-yellow axis, which colour-blind readers keep.

/** A colour as three bytes: red, green, blue, each 0 … 255. */
export type Rgb = readonly [number, number, number];

/** A ramp of at least two colours, each `#rrggbb`; what lies between two of them is mixed. */
export type Ramp = readonly [string, string, ...string[]];

/** Activations, 0 … 1: dark to bright yellow. The same in both themes. */
export const lamp: Ramp = [
  '#0d122e',
  '#262939',
  '#433f43',
  '#61574a',
  '#82704c',
  '#a38a4c',
  '#c4a54b',
  '#e5c148',
  '#ffe06e',
];

/** Signed activations below zero, 0 … −1: dark to violet. Joins `lamp` at zero. */
export const lampNegative: Ramp = ['#0d122e', '#312a53', '#55437e', '#7d5dab', '#a679db'];

/** Weights and gradients on paper, −1 … +1: violet, neutral, amber. */
export const divergingPaper: Ramp = [
  '#5c2788',
  '#805ba5',
  '#a68cc1',
  '#ccbfdc',
  '#f4f3f2',
  '#e9ccb9',
  '#d9a583',
  '#c77f4e',
  '#b35800',
];

/** Weights and gradients at night, −1 … +1; zero is the neutral of the night page. */
export const divergingNight: Ramp = [
  '#c39af8',
  '#987bc2',
  '#6f5d8d',
  '#48405b',
  '#24262b',
  '#574435',
  '#8c643d',
  '#c48543',
  '#fea848',
];

/** Colour of `k` (clamped to 0 … 1) on a ramp; linear between its stops. NaN gives the first stop. */
export function colourAt(ramp: Ramp, k: number): Rgb {
  const x = Math.min(1, Math.max(0, k || 0)) * (ramp.length - 1);
  const i = Math.min(ramp.length - 2, Math.floor(x));
  return mixed(rgb(ramp[i]!), rgb(ramp[i + 1]!), x - i);
}

/** A share `k`, 0 to 1, of the way from one colour to another, in whole bytes. */
export function mixed(from: Rgb, to: Rgb, k: number): Rgb {
  const mix = (c: 0 | 1 | 2) => Math.round(from[c] + (to[c] - from[c]) * k);
  return [mix(0), mix(1), mix(2)];
}

/** How light a colour is to the eye, 0 to 1: relative luminance, as WCAG 2.2 defines it. */
export function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** `count` (at least 2) colours at even steps along a ramp, its two ends included: a palette. */
export function paletteOf(ramp: Ramp, count: number): readonly Rgb[] {
  return Array.from({ length: count }, (_, i) => colourAt(ramp, i / (count - 1)));
}

/** Activation `value` on a scale 0 … `max` (above zero); negative values go to violet on the same scale. */
export function activationColour(value: number, max: number): Rgb {
  return value < 0 ? colourAt(lampNegative, -value / max) : colourAt(lamp, value / max);
}

/** Weight or gradient on symmetric limits −`max` … +`max`; zero is the neutral of the theme. */
export function weightColour(value: number, max: number, night = false): Rgb {
  return colourAt(night ? divergingNight : divergingPaper, (value / max + 1) / 2);
}

/** `#rrggbb` */
export function rgb(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
