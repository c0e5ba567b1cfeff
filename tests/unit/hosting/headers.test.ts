import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  apacheConfig,
  CACHING,
  HEADERS,
  netlifyHeaders,
  nginxConfig,
  vercelConfig,
} from '#src/integrations/host-headers.ts';

type Said = Readonly<Record<string, string>>;

/** What a host says with the file at a path, read from its own configuration as that host reads it. */
type Host = (path: string) => Said;

const CACHE = 'Cache-Control';
const inherited = { [CACHE]: 'public, max-age=0, must-revalidate' };
const rule = (pattern: string, wild: string): RegExp =>
  new RegExp(`^${pattern.split(wild).join('.*')}$`);

/** Lines without indentation are paths; a header of two rules would be joined, and be wrong. */
function netlify(text: string): Host {
  const rules = text.split(/\n(?=\S)/).map((block) => {
    const [path, ...lines] = block.trim().split('\n');
    const pairs = lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line)!.slice(1, 3));
    return { path: rule(path!, '*'), said: Object.fromEntries(pairs) as Said };
  });
  return (path) => {
    const said: Record<string, string> = {};
    for (const { said: more } of rules.filter((one) => one.path.test(path)))
      for (const [name, value] of Object.entries(more))
        said[name] = said[name] ? `${said[name]}, ${value}` : value;
    return { ...inherited, ...said };
  };
}

function vercel(text: string): Host {
  const { headers } = JSON.parse(text) as {
    headers: { source: string; headers: { key: string; value: string }[] }[];
  };
  return (path) => {
    const fit = headers.filter(({ source }) => rule(source, '(.*)').test(path));
    const pairs = fit.flatMap((one) => one.headers.map(({ key, value }) => [key, value]));
    expect(new Set(pairs.map(([key]) => key)).size).toBe(pairs.length);
    return { ...inherited, ...Object.fromEntries(pairs) };
  };
}

function apache(text: string): Host {
  const [, uri, variable] = /^SetEnvIf Request_URI "([^"]+)" (\w+)$/m.exec(text)!;
  const lines = [...text.matchAll(/^ {2}Header set ([\w-]+) "([^"]+)"(?: env=(!?)(\w+))?$/gm)];
  return (path) =>
    Object.fromEntries(
      lines
        .filter(([, , , not, name]) => {
          if (!name) return true;
          expect(name).toBe(variable);
          return new RegExp(uri!).test(path) === (not === '');
        })
        .map(([, name, value]) => [name, value]),
    );
}

function nginx(text: string): Host {
  const [, variable, pattern, fits, other] =
    /^map \$uri (\$\w+) \{\n {2}"~([^"]+)" "([^"]+)";\n {2}default "([^"]+)";\n\}$/m.exec(text)!;
  const lines = [...text.matchAll(/^ {2}add_header ([\w-]+) (?:"([^"]+)"|(\$\w+));$/gm)];
  return (path) =>
    Object.fromEntries(
      lines.map(([, name, value, reference]) => {
        if (reference) expect(reference).toBe(variable);
        return [name, value ?? (new RegExp(pattern!).test(path) ? fits : other)];
      }),
    );
}

for (const base of ['/', '/some/course/book/'])
  describe(`at ${base}`, () => {
    const hosts = {
      'Netlify and Cloudflare Pages': netlify(netlifyHeaders(base)),
      Vercel: vercel(vercelConfig(base)),
      Apache: apache(apacheConfig(base)),
      nginx: nginx(nginxConfig(base)),
    };
    const everywhere = Object.fromEntries(HEADERS.map(({ name, value }) => [name, value]));
    for (const [name, host] of Object.entries(hosts))
      test(`${name} says the same as every other host`, () => {
        for (const path of ['', 'network/', 'sw.js', 'embed/convolution.html', 'feed.xml'])
          expect(host(base + path)).toEqual({ ...everywhere, [CACHE]: CACHING.other });
        for (const path of ['_astro/a.1b.js', '_astro/text.2c.woff2'])
          expect(host(base + path)).toEqual({ ...everywhere, [CACHE]: CACHING.hashed });
      });

    test('what is missing is answered with the book’s own page', () => {
      expect(apacheConfig(base)).toContain(`ErrorDocument 404 ${base}404.html\n`);
      expect(nginxConfig(base)).toContain(`error_page 404 ${base}404.html;\n`);
    });
  });

test('the page on hosting says what each header is for, and how nginx is told', () => {
  const page = readFileSync('HOSTING.md', 'utf8');
  const told = page.replace(/ +/g, ' ');
  for (const { name, value, reason } of HEADERS)
    expect(told).toContain(`| \`${name}: ${value}\` | ${reason} |`);
  for (const value of Object.values(CACHING)) expect(told).toContain(`\`Cache-Control: ${value}\``);
  expect(page).toContain(`\`\`\`nginx\n${nginxConfig('/')}\`\`\``);
});
