import { describe, expect, test } from 'vitest';
import { underPolicy, type Lies } from '#src/integrations/offline/page-policy.ts';

const page = (head: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>T</title>${head}</head><body></body></html>`;

function directive(text: string, name: string): string {
  const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)!;
  return policy!.split('; ').find((one) => one.startsWith(`${name} `))!;
}
const scripts = (head: string, lies: Lies = 'alone'): string =>
  directive(underPolicy(page(head), lies), 'script-src');

describe('a page under its policy', () => {
  // printf '%s' 'a < b' | openssl dgst -sha256 -binary | base64
  const hash = "'sha256-7+Hlx2Vr8LqQcasoFPqn2AmTTgoMPYgL6CInd4G5SiI='";

  test('may run the script that stands in it, to the letter', () => {
    expect(scripts('<script>a < b</script>')).toBe(`script-src 'wasm-unsafe-eval' ${hash}`);
    expect(scripts('<script>a <  b</script>')).not.toContain(hash);
  });

  test('names a script once, whatever it stands in', () => {
    expect(scripts('<script>a < b</script><script type="module">a < b</script>')).toBe(
      `script-src 'wasm-unsafe-eval' ${hash}`,
    );
  });

  test('has nothing to say of data, and of scripts that have an address', () => {
    const data = '<script type="application/ld+json">{}</script><script src="/a.js"></script>';
    expect(scripts(data, 'site')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });

  test('finds its files on its site, in its folder, or has none', () => {
    const fetches = (lies: Lies): string => directive(underPolicy(page(''), lies), 'connect-src');
    expect(fetches('site')).toBe("connect-src 'self'");
    expect(fetches('disk')).toBe("connect-src 'self' file:");
    expect(fetches('alone')).toBe("connect-src 'none'");
  });

  test('has one, right behind the name of its characters', () => {
    const again = underPolicy(underPolicy(page(''), 'site'), 'alone');
    expect(again.match(/Content-Security-Policy/g)).toHaveLength(1);
    expect(again).toContain('<head><meta charset="utf-8"><meta http-equiv');
  });
});
