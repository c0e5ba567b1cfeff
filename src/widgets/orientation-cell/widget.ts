import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';

export default widget({
  name: 'orientation-cell',
  title: 'A cell that likes one line',
  purpose: 'Turn and move a bar before one oriented filter, and see for which angle it answers.',
  chapter: 'convolution',
  height: 848,
  layers: ['conv', 'relu'],
  params: schema({
    angle: {
      type: 'int',
      default: 60,
      min: 0,
      max: 179,
      label: 'Angle of the bar',
      doc: 'Degrees, anticlockwise: 0 lies flat, 90 stands upright.',
    },
    x: {
      type: 'int',
      default: 0,
      min: -10,
      max: 10,
      label: 'Shift to the right',
      doc: 'Cells from the middle of the retina; below 0 to the left.',
    },
    y: {
      type: 'int',
      default: 0,
      min: -10,
      max: 10,
      label: 'Shift downwards',
      doc: 'Cells from the middle of the retina; below 0 upwards.',
    },
    bar: {
      type: 'choice',
      default: 'dark',
      values: ['dark', 'light'],
      label: 'Bar',
      doc: 'A dark bar on a light ground, or a light one on a dark ground.',
    },
    prefers: {
      type: 'int',
      default: 60,
      min: 0,
      max: 179,
      label: 'Angle of the filter',
      doc: 'The angle of the dark line that the filter is made for, in degrees.',
    },
  }),
});
