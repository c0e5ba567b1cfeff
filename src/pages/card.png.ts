import type { APIRoute } from 'astro';
import { forward, tensor } from '#engine/index.ts';
import { sampleDigit } from '#engine/data/samples.ts';
import { cardPng } from '#src/cover/card.ts';
import { shippedNetwork } from '#src/models.ts';

/** The picture that stands for the book where a page of it is linked to. */
export const GET: APIRoute = () => {
  const input = tensor([28, 28, 1], sampleDigit(3).pixels);
  const { activations } = forward(shippedNetwork(), input);
  const bytes = cardPng(input, activations.get('relu1')!);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'image/png' },
  });
};
