import type { Mismatch, Refusal } from './model.ts';

/** What a framework prints, and what to know about it. */
export interface Said {
  readonly by: 'PyTorch' | 'Keras';
  readonly text: string;
  readonly about: string;
}

/**
 * The texts for a line of the wrong length, for a batch of one picture: PyTorch’s as it multiplies
 * matrices, Keras’s as Keras 3 checks what is read by a layer that has been built.
 */
export function mismatchTexts({ layer, units, expects, gets }: Mismatch): readonly Said[] {
  return [
    {
      by: 'PyTorch',
      text: `RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x${gets} and ${expects}x${units})`,
      about: 'mat1 is one picture’s line, mat2 the weights: in_features × out_features.',
    },
    {
      by: 'Keras',
      text:
        `ValueError: Input 0 of layer "${layer}" is incompatible with the layer: expected axis -1 ` +
        `of input shape to have value ${expects}, but received input with shape (1, ${gets})`,
      about:
        'Its Dense is told no in_features: it counts them when it is built, and keeps to that.',
    },
  ];
}

/** PyTorch’s text for a window that does not fit, for a batch of one picture; nothing otherwise. */
export function windowText({ layer, input }: Refusal): string | undefined {
  if (!layer || input?.length !== 3) return undefined;
  const [height, width, channels] = input as readonly [number, number, number];
  if (layer.kind === 'conv') {
    const [kernel, padding] = [Number(layer.kernel), Number(layer.padding ?? 0)];
    return (
      'RuntimeError: Calculated padded input size per channel: ' +
      `(${height + 2 * padding} x ${width + 2 * padding}). Kernel size: (${kernel} x ${kernel}). ` +
      "Kernel size can't be greater than actual input size"
    );
  }
  if (layer.kind !== 'maxPool' && layer.kind !== 'avgPool') return undefined;
  const [window, stride] = [Number(layer.window ?? 2), Number(layer.stride ?? layer.window ?? 2)];
  const places = (side: number): number => Math.floor((side - window) / stride) + 1;
  return (
    `RuntimeError: Given input size: (${channels}x${height}x${width}). Calculated output size: ` +
    `(${channels}x${places(height)}x${places(width)}). Output size is too small`
  );
}
