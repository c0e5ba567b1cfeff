import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';

export default widget({
  name: 'equivariance',
  title: 'The map moves with the picture',
  purpose:
    'Push a digit about in its frame: the map goes along, its greatest value stays, the answer breaks.',
  chapter: 'convolution',
  height: 1380,
  layers: ['conv', 'relu', 'maxPool', 'flatten', 'dense', 'softmax'],
  params: schema({
    digit: {
      type: 'int',
      default: 9,
      min: 0,
      max: 9,
      label: 'Digit',
      doc: 'The handwritten digit that is pushed about.',
    },
    dx: {
      type: 'int',
      default: -3,
      min: -8,
      max: 8,
      label: 'Moved right',
      doc: 'By how many cells the digit is moved to the right; negative to the left.',
    },
    dy: {
      type: 'int',
      default: -3,
      min: -8,
      max: 8,
      label: 'Moved down',
      doc: 'By how many cells the digit is moved down; negative up.',
    },
    layer: {
      type: 'choice',
      default: 'conv1',
      values: ['conv1', 'pool1', 'conv2', 'pool2'],
      label: 'Layer',
      doc: 'The layer of tiny-cnn whose map is compared. After each pooling one cell stands for twice as many pixels.',
    },
    map: {
      type: 'int',
      default: 1,
      min: 1,
      max: 16,
      label: 'Map',
      doc: 'Which map of that layer, counted from 1; conv1 and pool1 have eight.',
    },
  }),
});
