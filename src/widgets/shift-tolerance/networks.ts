/** How far the digits of `shown-shifts` were moved at most while it learnt, each way, in pixels. */
export const SHOWN = 4;

/** How a network is called beside its curve, what it is, and the colour and dash of its line. */
export interface Called {
  readonly name: string;
  readonly title: string;
  readonly what: string;
  readonly kind: 'dense' | 'conv' | 'pool' | 'shown';
  readonly dash?: string;
}

/** The six networks in the order of the model file. */
export const CALLED: readonly Called[] = [
  { name: 'dense', title: 'dense', what: 'a hidden layer of 8, no maps', kind: 'dense' },
  { name: 'strided', title: 'strided', what: 'two convolutions, stride 2', kind: 'conv' },
  { name: 'max-pool', title: 'max pooling', what: 'as tiny-cnn', kind: 'pool' },
  {
    name: 'blur-pool',
    title: 'blur pooling',
    what: 'largest, blurred, every second',
    kind: 'pool',
    dash: '7 4',
  },
  {
    name: 'global-head',
    title: 'global head',
    what: 'max pooling; mean of each map',
    kind: 'pool',
    dash: '2 3',
  },
  {
    name: 'shown-shifts',
    title: 'shown shifts',
    what: `max pooling; taught up to ${SHOWN} away`,
    kind: 'shown',
  },
];
