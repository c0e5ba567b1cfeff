import type { NetworkSpec } from '../plan.ts';
import { colourPatch, poolingExample, workedExample } from './examples.ts';
import { photoConv, photoDense, photoDenseAsLarge } from './photo.ts';
import { tinyCnn } from './tiny-cnn.ts';

/** Networks as data, by the name they go by. Those of the papers are in `architectures.ts`. */
export const zoo = {
  'tiny-cnn': tinyCnn,
  'worked-example': workedExample,
  'pooling-example': poolingExample,
  'colour-patch': colourPatch,
  'photo-dense': photoDense,
  'photo-conv': photoConv,
  'photo-dense-as-large': photoDenseAsLarge,
} as const satisfies Readonly<Record<string, NetworkSpec>>;
