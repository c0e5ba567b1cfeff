import { defaults, write } from '#src/params/params.ts';
import { grid, largeSeven, seven } from '../convolution/pictures.ts';
import { isGlobal, type Settings } from './model.ts';
import pooling from './widget.ts';

/** A setting with a name; what it leaves out is as in the worked example. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  /** What to see there, for the status line. */
  readonly tells: string;
  readonly change: Partial<Settings>;
}

export const presets: readonly Preset[] = [
  {
    id: 'example',
    name: 'The worked example',
    tells: 'Each window of four keeps its largest: 6 and 4, 8 and 7.',
    change: {},
  },
  {
    id: 'dropped',
    name: '13 to 6: cells left over',
    tells: 'Six windows of two cover twelve cells; row 13 and column 13 are never seen.',
    change: { input: largeSeven, row: 3, column: 3 },
  },
  {
    id: 'ties',
    name: 'Equal cells',
    tells: 'Where two cells are equally large, the whole gradient goes to the first of them.',
    change: { input: grid('7 7 0 5 / 2 1 5 5 / 0 0 3 1 / 0 0 1 3'), show: 'gradients' },
  },
  {
    id: 'overlap',
    name: 'Overlapping windows',
    tells: 'The 9 in the middle wins all four windows, and gets all four gradients.',
    change: {
      input: grid('1 2 0 3 1 / 4 0 1 2 5 / 2 3 9 1 0 / 0 6 2 4 3 / 1 0 5 2 7'),
      window: 3,
      show: 'gradients',
    },
  },
  {
    id: 'global',
    name: 'Global average of a seven',
    tells: 'One number for the whole map: how much there is, and nothing of where.',
    change: { input: seven, kind: 'global-average' },
  },
  {
    id: 'strided',
    name: 'Strided convolution',
    tells:
      'The same shrinking with weights that are learnt. Four weights of 0.25 would be the average.',
    change: { kind: 'strided' },
  },
];

/** The settings of a preset; forward or back stays as the reader has it, unless it says otherwise. */
export const settingsOf = ({ change }: Preset, { show }: Pick<Settings, 'show'>): Settings => ({
  ...defaults(pooling.params),
  show,
  ...change,
});

/** The preset these settings are, whatever is looked at; nothing where they are the reader's own. */
export function presetOf(settings: Settings): Preset | undefined {
  const inert = new Set<keyof Settings>(['row', 'column', 'show', 'gradient']);
  if (settings.kind !== 'strided') inert.add('kernel');
  if (settings.kind !== 'average') inert.add('countPadding');
  if (isGlobal(settings.kind))
    for (const name of ['window', 'stride', 'padding'] as const) inert.add(name);
  const names = (Object.keys(settings) as (keyof Settings)[]).filter((name) => !inert.has(name));
  return presets.find((preset) => {
    const own = settingsOf(preset, settings);
    return names.every((name) => write(own[name]) === write(settings[name]));
  });
}
