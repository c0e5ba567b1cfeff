import { centre } from '#engine/data/centre.ts';
import { inkOf } from './picture.ts';

/** 20 MB: beyond it a phone may run out of memory while it decodes. */
const LARGEST = 20 * 1024 * 1024;
/** A picture is looked at with its long side this many pixels at most: enough for a small digit on a page. */
const SIDE = 400;

/**
 * The digit in a picture file, 28×28 as MNIST's are, 0 paper … 1 ink. The file is decoded here and
 * never leaves the device. Rejects with a sentence for the reader when there is no picture in the
 * file or no digit in the picture.
 */
export async function digitFrom(file: File): Promise<Float32Array> {
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
  const digit = ink && centre(ink, width, height);
  if (!digit) throw new Error(`${name} is nothing but one grey: no digit to be found.`);
  return digit;
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
