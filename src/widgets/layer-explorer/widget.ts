import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';

export default widget({
  name: 'layer-explorer',
  title: 'The layers of a network',
  purpose:
    'Any digit, every map: open a cell down to its products, and a product down to its two factors.',
  chapter: 'network',
  height: 3390,
  layers: ['conv', 'relu', 'maxPool', 'flatten', 'dense', 'softmax'],
  params: schema({
    network: {
      type: 'choice',
      default: 'tiny-cnn',
      values: ['tiny-cnn', 'lenet-5'],
      label: 'Network',
      doc: 'The book’s own network for digits, or LeNet-5 as it is taught today.',
    },
    digit: {
      type: 'int',
      default: 7,
      min: 0,
      max: 9,
      label: 'Digit',
      doc: 'The handwritten digit the network reads. A drawing or a picture is not kept in a link.',
    },
    layer: {
      type: 'text',
      default: 'conv2',
      pattern: '[a-z]{1,7}[0-9]{0,2}(\\.relu)?',
      longest: 14,
      form: 'the name of a layer, such as conv2 or input',
      label: 'Layer',
      doc: 'The layer whose cell is opened; the last convolution where there is none of that name.',
    },
    map: {
      type: 'int',
      default: 11,
      min: 1,
      max: 16,
      label: 'Map',
      doc: 'The map the cell is in, counted from 1.',
    },
    row: {
      type: 'int',
      default: 4,
      min: 1,
      max: 400,
      label: 'Row',
      doc: 'The cell’s row, counted from 1; in a line of numbers its place. Beyond the last it is the last.',
    },
    column: {
      type: 'int',
      default: 8,
      min: 1,
      max: 32,
      label: 'Column',
      doc: 'The cell’s column, likewise.',
    },
    term: {
      type: 'int',
      default: 0,
      min: 0,
      max: 400,
      label: 'Product',
      doc: 'Which of the cell’s products is opened, in reading order from 1; 0 is the largest.',
    },
    range: {
      type: 'choice',
      default: 'layer',
      values: ['map', 'layer', 'network'],
      label: 'One scale of colour for',
      doc: 'What shares a scale of colours: each map its own, all maps of a layer, the whole network.',
    },
  }),
});
