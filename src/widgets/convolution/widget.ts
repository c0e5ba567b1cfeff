import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';
import { example, turned } from './pictures.ts';

const cells = { rows: [1, 13], cols: [1, 13], cells: [-255, 255] } as const;
const weights = { rows: [1, 7], cols: [1, 7], cells: [-99, 99] } as const;

export default widget({
  name: 'convolution',
  title: 'Convolution, step by step',
  purpose: 'Slide one kernel over a small picture and see every product that makes a cell.',
  chapter: 'convolution',
  height: 1365,
  layers: ['conv'],
  params: schema({
    input: {
      ...cells,
      type: 'grid',
      default: example.input,
      label: 'Input',
      doc: 'The picture, or its first channel.',
    },
    kernel: {
      ...weights,
      type: 'grid',
      default: example.kernel,
      label: 'Kernel',
      doc: 'The weights, or their slice for the first channel.',
    },
    padding: {
      type: 'choice',
      default: 'valid',
      values: ['0', '1', '2', '3', '4', '5', '6', 'valid', 'same-keras', 'same-pytorch'],
      label: 'Padding',
      doc: 'Cells of zeros on every side, or how a framework chooses them.',
    },
    stride: {
      type: 'int',
      default: 1,
      min: 1,
      max: 4,
      label: 'Stride',
      doc: 'Cells from one window to the next.',
    },
    dilation: {
      type: 'int',
      default: 1,
      min: 1,
      max: 3,
      label: 'Dilation',
      doc: 'Distance between neighbouring cells of the kernel.',
    },
    bias: {
      type: 'number',
      default: 0,
      min: -99,
      max: 99,
      label: 'Bias',
      doc: 'Added to every cell of the output.',
    },
    flip: {
      type: 'flag',
      default: false,
      label: 'Flip the kernel',
      doc: 'Turns the kernel by a half first: the convolution of mathematics.',
    },
    channels: {
      type: 'int',
      default: 1,
      min: 1,
      max: 3,
      label: 'Channels',
      doc: 'How many channels the input has, and the kernel slices.',
    },
    input2: {
      ...cells,
      type: 'grid',
      default: turned(example.input),
      label: 'Input, channel 2',
      doc: 'Cut or filled with zeros to the size of the first channel.',
    },
    kernel2: {
      ...weights,
      type: 'grid',
      default: example.kernel,
      label: 'Kernel, channel 2',
      doc: 'Cut or filled with zeros to the size of the first slice.',
    },
    input3: {
      ...cells,
      type: 'grid',
      default: example.input,
      label: 'Input, channel 3',
      doc: 'Cut or filled with zeros to the size of the first channel.',
    },
    kernel3: {
      ...weights,
      type: 'grid',
      default: example.kernel,
      label: 'Kernel, channel 3',
      doc: 'Cut or filled with zeros to the size of the first slice.',
    },
    row: {
      type: 'int',
      default: 1,
      min: 1,
      max: 25,
      label: 'Row',
      doc: 'The output cell that is shown; beyond the last row, the last.',
    },
    column: {
      type: 'int',
      default: 1,
      min: 1,
      max: 25,
      label: 'Column',
      doc: 'The output cell that is shown; beyond the last column, the last.',
    },
    speed: {
      type: 'choice',
      default: 'normal',
      values: ['slow', 'normal', 'fast'],
      label: 'Speed',
      doc: 'How fast the sweep runs: one, two or eight cells a second.',
    },
  }),
});
