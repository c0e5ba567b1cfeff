import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';
import { filterNames } from './filter-names.ts';

export default widget({
  name: 'filter-bank',
  title: 'A bank of filters',
  purpose:
    'One picture through sixteen kernels at once: seven made by hand, eight learnt, one yours.',
  chapter: 'convolution',
  height: 1290,
  camera: true,
  layers: ['conv', 'relu'],
  params: schema({
    digit: {
      type: 'int',
      default: 3,
      min: 0,
      max: 9,
      label: 'Digit',
      doc: 'The handwritten digit the kernels slide over. Drawings, photos and the camera are not kept in a link.',
    },
    filter: {
      type: 'choice',
      default: 'sobel-x',
      values: filterNames,
      label: 'Filter',
      doc: 'The filter shown large, with its numbers and its map.',
    },
    opposite: {
      type: 'flag',
      default: false,
      label: 'Turn every sign',
      doc: 'Multiplies every weight and bias by −1: what was negative becomes positive.',
    },
    kernel: {
      type: 'grid',
      default: [
        [-2, -1, 0],
        [-1, 0, 1],
        [0, 1, 2],
      ],
      rows: [3, 5],
      cols: [3, 5],
      cells: [-9, 9],
      label: 'Your kernel',
      doc: 'The weights of the filter `own`, row by row.',
    },
    row: {
      type: 'int',
      default: 8,
      min: 1,
      max: 144,
      label: 'Row',
      doc: 'Row of the cell that is looked at, counted from 1; in a smaller map its last row.',
    },
    column: {
      type: 'int',
      default: 18,
      min: 1,
      max: 144,
      label: 'Column',
      doc: 'Column of that cell, counted from 1; in a smaller map its last column.',
    },
    cells: {
      type: 'choice',
      default: '96',
      values: ['48', '96', '144'],
      label: 'Cells across a photo',
      doc: 'How many cells the longer side of a photo or of the camera’s picture is reduced to.',
    },
  }),
});
