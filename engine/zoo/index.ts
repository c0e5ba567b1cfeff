// Networks as data by the name they go by, an export each, so that a page carries only those it
// names. Those of the papers are in `architectures.ts`.
export {
  colourPatch as 'colour-patch',
  poolingExample as 'pooling-example',
  workedExample as 'worked-example',
} from './examples.ts';
export {
  photoConv as 'photo-conv',
  photoDense as 'photo-dense',
  photoDenseAsLarge as 'photo-dense-as-large',
} from './photo.ts';
export { tinyCnn as 'tiny-cnn' } from './tiny-cnn.ts';
