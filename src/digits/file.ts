import { centre } from '#engine/data/centre.ts';
import { inkOf } from './picture.ts';
import { thicken } from './thicken.ts';

/** 20 MB: beyond it a phone may run out of memory while it decodes. */
const LARGEST = 20 * 1024 * 1024;
/** A picture is looked at with its long side this many pixels at most: enough for a small digit on a page. */
const SIDE = 320;

/** What a file gave: a digit of 28×28, 0 paper … 1 ink, and a sentence on what was done to it. */
export interface FoundDigit {
  readonly pixels: Float32Array;
  readonly words: string;
}

/**
 * The digit in a picture file, scaled and centred as MNIST's are, fine lines widened first. The
 * file is decoded here and never leaves the device. Rejects with a sentence for the reader when
 * there is no picture in the file or no digit in the picture.
 */
export async function digitFrom(file: File): Promise<FoundDigit> {
  const name = file.name ? `“${file.name}”` : 'This file';
  if (file.size > LARGEST)
    throw new Error(`${name} has ${megabytes(file.size)} MB; a picture may have up to 20 MB.`);
  const heic = /hei[cf]$/i.test(file.type) || /\.hei[cf]$/i.test(file.name);
  if (!heic && file.type !== '' && !file.type.startsWith('image/'))
    throw new Error(`${name} is not a picture. PNG, JPEG, WebP and GIF can be read.`);
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error(
      heic
        ? `${name} is a HEIC picture, which this browser cannot open. Save it as JPEG or PNG.`
        : `${name} cannot be opened as a picture. PNG, JPEG, WebP and GIF can be read.`,
    );
  });
  const { data, width, height } = pixelsOf(picture);
  const ink = inkOf(data, width, height);
  const wide = ink && thicken(ink, width, height);
  const pixels = wide && centre(wide, width, height);
  if (!pixels) throw new Error(`${name} is nothing but one grey: no digit to be found.`);
  const widened = wide === ink ? '' : ' Its fine lines were made as wide as MNIST’s.';
  return { pixels, words: `Picture read; it stayed on this device.${widened}` };
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);

function pixelsOf(picture: ImageBitmap): ImageData {
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to read pictures with.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
