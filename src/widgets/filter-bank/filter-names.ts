/** The names of the filters in links: those made by hand, those of `conv1` in `tiny-cnn`, the reader's. */
export const filterNames = [
  'sobel-x',
  'sobel-y',
  'prewitt-x',
  'prewitt-y',
  'laplacian',
  'blur',
  'sharpen',
  'conv1-1',
  'conv1-2',
  'conv1-3',
  'conv1-4',
  'conv1-5',
  'conv1-6',
  'conv1-7',
  'conv1-8',
  'own',
] as const;

export type FilterName = (typeof filterNames)[number];
