import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';

export default widget({
  name: 'parameter-counter',
  title: 'What sharing saves',
  purpose:
    'Weights, activations and multiplications of a dense, a locally connected and a convolutional layer on the same picture.',
  chapter: 'convolution',
  height: 1139,
  layers: ['conv', 'dense'],
  params: schema({
    side: {
      type: 'int',
      default: 224,
      min: 8,
      max: 512,
      label: 'Side of the picture',
      doc: 'Pixels along each side of the picture.',
    },
    channels: {
      type: 'int',
      default: 3,
      min: 1,
      max: 64,
      label: 'Channels',
      doc: 'Numbers to a pixel: 1 for grey, 3 for colour, more for a stack of maps.',
    },
    units: {
      type: 'int',
      default: 1000,
      min: 1,
      max: 4096,
      label: 'Hidden units',
      doc: 'Units of the dense layer as it is usually compared.',
    },
    filters: {
      type: 'int',
      default: 32,
      min: 1,
      max: 512,
      label: 'Filters',
      doc: 'Filters of the convolution, each of which makes one map.',
    },
    kernel: {
      type: 'int',
      default: 3,
      min: 1,
      max: 11,
      label: 'Kernel',
      doc: 'Side of each filter, in cells.',
    },
  }),
});
