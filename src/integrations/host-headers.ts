/** What a server should say with every file of the book, and what each line is for. */
export const HEADERS: readonly {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}[] = [
  {
    name: 'Access-Control-Allow-Origin',
    value: '*',
    reason: 'A sandboxed frame has no origin: without this it gets no fonts and no modules.',
  },
  {
    name: 'X-Content-Type-Options',
    value: 'nosniff',
    reason: 'A file is what its type says, and nothing that a browser guesses.',
  },
  {
    name: 'Referrer-Policy',
    value: 'same-origin',
    reason: 'A link that leads out of the book does not say where it was followed.',
  },
  {
    name: 'Permissions-Policy',
    value: 'camera=(self), geolocation=(), microphone=()',
    reason: 'The camera is all that a widget ever asks for.',
  },
];

/** The folder whose files have a hash in their name; under a name there is only ever one content. */
const HASHED = '_astro/';

/** How long a file may be kept: one with a hash in its name for ever, any other until it is asked for again. */
export const CACHING = {
  hashed: 'public, max-age=31536000, immutable',
  other: 'public, max-age=0, must-revalidate',
} as const;

const every = (line: (name: string, value: string) => string): string =>
  HEADERS.map(({ name, value }) => line(name, value)).join('\n');

/**
 * `_headers` for Netlify and Cloudflare Pages. They join what two rules say of one header, and say
 * `CACHING.other` of themselves.
 */
export const netlifyHeaders = (base: string): string => `${base}*
${every((name, value) => `  ${name}: ${value}`)}

${base}${HASHED}*
  Cache-Control: ${CACHING.hashed}
`;

/** `vercel.json`; Vercel as well says `CACHING.other` of itself. */
export function vercelConfig(base: string): string {
  const everywhere = HEADERS.map(({ name: key, value }) => ({ key, value }));
  const hashed = [{ key: 'Cache-Control', value: CACHING.hashed }];
  const headers = [
    { source: `${base}(.*)`, headers: everywhere },
    { source: `${base}${HASHED}(.*)`, headers: hashed },
  ];
  return `${JSON.stringify({ headers }, null, 2)}\n`;
}

/** `.htaccess` for Apache 2.4, with `AllowOverride FileInfo`. */
export const apacheConfig = (base: string): string => `ErrorDocument 404 ${base}404.html
AddType text/javascript .js
AddType application/manifest+json .webmanifest
SetEnvIf Request_URI "/${HASHED}" hashed
<IfModule mod_headers.c>
${every((name, value) => `  Header set ${name} "${value}"`)}
  Header set Cache-Control "${CACHING.hashed}" env=hashed
  Header set Cache-Control "${CACHING.other}" env=!hashed
</IfModule>
`;

/** What nginx needs in its `http` block. */
export const nginxConfig = (base: string): string => `map $uri $book_caching {
  "~/${HASHED}" "${CACHING.hashed}";
  default "${CACHING.other}";
}
server {
  root /srv/book;
  error_page 404 ${base}404.html;
${every((name, value) => `  add_header ${name} "${value}";`)}
  add_header Cache-Control $book_caching;
  location = ${base}manifest.webmanifest {
    default_type application/manifest+json;
  }
}
`;
