import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';
import { OWN_PATTERN } from './own.ts';

export default widget({
  name: 'shape-tape',
  title: 'A network as a row of tensors',
  purpose:
    'Read a small network block by block; change the picture, and see where the dense layer refuses.',
  chapter: 'network',
  height: 1093,
  layers: [
    'conv',
    'batchNorm',
    'relu',
    'maxPool',
    'avgPool',
    'globalAvgPool',
    'flatten',
    'dense',
    'softmax',
  ],
  params: schema({
    network: {
      type: 'choice',
      default: 'tiny-cnn',
      values: ['tiny-cnn', 'small-cifar-keras', 'small-cifar-pytorch', 'own'],
      label: 'Network',
      doc: 'The book’s network for digits, two well-known ones for small colour pictures, or one of your own.',
    },
    side: {
      type: 'int',
      default: 0,
      min: 0,
      max: 64,
      label: 'Side of the picture',
      doc: 'Pixels along each side of the picture; 0 is the size the network was written for.',
    },
    without: {
      type: 'int',
      default: 0,
      min: 0,
      max: 4,
      label: 'Leave out',
      doc: 'Which pool is left out, counted from the picture; 0 is none.',
    },
    repair: {
      type: 'choice',
      default: 'keep',
      values: ['keep', 'number', 'global'],
      label: 'The first dense layer',
      doc: 'Whether it keeps its old in_features, is given the right number, or stands behind a global average pool.',
    },
    layer: {
      type: 'text',
      default: 'conv2',
      pattern: '[a-zA-Z]{1,10}[0-9]{0,2}(?:\\.[a-z]{2,5})?',
      longest: 18,
      form: 'the name of a layer, such as conv2 or input',
      label: 'Layer',
      doc: 'The layer that is explained; the last one where there is none of that name.',
    },
    layers: {
      type: 'text',
      default: 'c3x8,p2,c3x16,p2,d10',
      pattern: OWN_PATTERN,
      longest: 90,
      form: 'layers such as c3x8,p2,d10',
      label: 'Your own network as text',
      doc: 'Layers of your own on a grey picture of 28×28: c3x8 is 8 kernels of 3×3 (s stride, p padding), p2 a max pool, a2 an average pool, g a global one, d10 a dense layer.',
    },
  }),
});
