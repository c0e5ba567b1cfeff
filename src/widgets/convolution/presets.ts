import { defaults, write, type Value } from '#src/params/params.ts';
import type { Settings } from './model.ts';
import { example, kernels, largeSeven, redCross, seven } from './pictures.ts';
import convolution from './widget.ts';

/** A setting with a name; what it leaves out is as in the worked example. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What to see there, for the status line. */
  readonly tells: string;
  readonly change: Partial<Settings>;
}

const oneWide = { input: seven, padding: '1' } as const;

export const presets: readonly Preset[] = [
  {
    id: 'example',
    name: 'The worked example',
    tells: 'A cell is high where the ones of the picture lie under the ones of the kernel.',
    change: example,
  },
  {
    id: 'edge',
    name: 'Vertical edges (Sobel, 1968)',
    tells:
      'Positive where the picture grows brighter to the right, negative where it grows darker.',
    change: { input: seven, kernel: kernels.sobel, row: 2, column: 4 },
  },
  {
    id: 'blur',
    name: 'Blur',
    tells: 'Every cell becomes a mean of nine, the middle one counted twice.',
    change: { ...oneWide, kernel: kernels.blur, row: 3, column: 3 },
  },
  {
    id: 'identity',
    name: 'Identity',
    tells: 'A single one in the middle: the output is the input.',
    change: { ...oneWide, kernel: kernels.identity, row: 3, column: 3 },
  },
  {
    id: 'shift',
    name: 'Shift',
    tells:
      'A single one on the left: each cell takes its left neighbour, and the picture moves right.',
    change: { ...oneWide, kernel: kernels.shift, row: 3, column: 3 },
  },
  {
    id: 'dropped',
    name: '13 to 6: cells left over',
    tells: 'Six windows of two cover twelve cells; row 13 and column 13 are never read.',
    change: { input: largeSeven, kernel: kernels.mean, stride: 2, row: 6, column: 4 },
  },
  {
    id: 'colour',
    name: 'A red cross, in three channels',
    tells:
      'Red speaks for a cell, green and blue against it; one kernel as deep as the picture, one map.',
    change: {
      channels: 3,
      input: redCross.red,
      input2: redCross.rest,
      input3: redCross.rest,
      kernel: kernels.cross,
      kernel2: kernels.against,
      kernel3: kernels.against,
      bias: 15,
      row: 2,
      column: 2,
    },
  },
];

/** The settings of a preset; the speed stays the reader's. */
export const settingsOf = ({ change }: Preset, { speed }: Settings): Settings => ({
  ...defaults(convolution.params),
  ...change,
  speed,
});

/** The preset these settings are, whatever cell is looked at; nothing where they are the reader's own. */
export function presetOf(settings: Settings): Preset | undefined {
  const names = Object.keys(settings) as (keyof Settings)[];
  const inert = (name: keyof Settings): boolean =>
    ['row', 'column', 'speed'].includes(name) || Number(name.at(-1)) > settings.channels;
  const text = (value: Value): string => write(value);
  return presets.find((preset) => {
    const own = settingsOf(preset, settings);
    return names.every((name) => inert(name) || text(own[name]) === text(settings[name]));
  });
}
