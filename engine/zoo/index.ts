import type { NetworkSpec } from '../plan.ts';
import { photoConv, photoDense, photoDenseAsLarge } from './photo.ts';
import { tinyCnn } from './tiny-cnn.ts';

/** Networks as data, by the name they go by. */
export const zoo = {
  'tiny-cnn': tinyCnn,
  'photo-dense': photoDense,
  'photo-conv': photoConv,
  'photo-dense-as-large': photoDenseAsLarge,
} as const satisfies Readonly<Record<string, NetworkSpec>>;
