// The engine is compiled without the DOM's types; these exist in browsers, workers and Node alike.
declare const Blob: new (parts: readonly Uint8Array[]) => {
  stream(): { pipeThrough(through: object): object };
};
declare const DecompressionStream: new (format: 'gzip') => object;
declare const Response: new (body: object) => { arrayBuffer(): Promise<ArrayBuffer> };

/** Whether the bytes begin as a gzip file does (RFC 1952). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks a gzip file; rejects if it is damaged, cut short, or followed by anything else. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
