import { expect, test, vi } from 'vitest';
import { unzipSync } from 'fflate';
import { archive } from '#src/integrations/offline/archive.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.repeat(50));

test('the same files give the same bytes, in whatever order and time zone they are packed', () => {
  const one = archive(
    new Map([
      ['b/a.html', bytes('a')],
      ['a.woff2', bytes('b')],
    ]),
  );
  vi.stubEnv('TZ', 'Pacific/Kiritimati');
  const other = archive(
    new Map([
      ['a.woff2', bytes('b')],
      ['b/a.html', bytes('a')],
    ]),
  );
  vi.unstubAllEnvs();
  expect(Buffer.from(other)).toEqual(Buffer.from(one));
});

test('what is packed comes out again, and text is smaller inside', () => {
  const packed = archive(new Map([['a.html', bytes('Layer by Layer')]]));
  expect(new TextDecoder().decode(unzipSync(packed)['a.html'])).toBe('Layer by Layer'.repeat(50));
  expect(packed.length).toBeLessThan(300);
});
