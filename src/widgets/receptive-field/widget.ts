import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';
import { STACK_PATTERN } from './stack.ts';

export default widget({
  name: 'receptive-field',
  title: 'What a unit can see',
  purpose:
    'Choose a unit of any layer: the pixels it can depend on, and those that really move it.',
  chapter: 'convolution',
  height: 1200,
  layers: ['conv', 'relu', 'maxPool', 'flatten', 'dense', 'softmax'],
  params: schema({
    network: {
      type: 'choice',
      default: 'tiny-cnn',
      values: ['tiny-cnn', 'stack'],
      label: 'Network',
      doc: 'The book’s trained network for digits, or a stack of your own with random weights.',
    },
    layer: {
      type: 'text',
      default: 'pool2',
      pattern: '[a-z]{1,7}[0-9]{0,2}',
      longest: 9,
      form: 'the name of a layer, such as conv2 or input',
      label: 'Layer',
      doc: 'The layer whose unit is looked at; the last one with maps where there is none of that name.',
    },
    row: {
      type: 'int',
      default: 3,
      min: 1,
      max: 56,
      label: 'Row',
      doc: 'The unit’s row in its layer, from 1; beyond the last it is the last.',
    },
    column: {
      type: 'int',
      default: 3,
      min: 1,
      max: 56,
      label: 'Column',
      doc: 'The unit’s column, likewise.',
    },
    digit: {
      type: 'int',
      default: 7,
      min: 0,
      max: 9,
      label: 'Digit',
      doc: 'Which of the book’s digits tiny-cnn is shown.',
    },
    stack: {
      type: 'text',
      default: 'c3,c3,p2,c3,c3',
      pattern: STACK_PATTERN,
      longest: 100,
      form: 'layers such as c3,p2,c5s2p1d2',
      label: 'Stack as text',
      doc: 'Your own layers: c and a kernel (s stride, p padding, d dilation), p and a pool’s window (s stride).',
    },
    side: {
      type: 'int',
      default: 28,
      min: 8,
      max: 56,
      label: 'Side of the picture',
      doc: 'Pixels along each side of the picture your own stack looks at.',
    },
  }),
});
