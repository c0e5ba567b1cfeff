import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../../../scripts/browser.ts';
import { installApart } from '../../../scripts/install-apart.ts';

/** What Lighthouse rates, and the short names of it in the table. */
export const RATINGS = {
  performance: 'Perf.',
  accessibility: 'Acc.',
  'best-practices': 'Pract.',
  seo: 'SEO',
} as const;

export type Rating = keyof typeof RATINGS;
/** Points from 0 to 100, and the audits that took points, by their titles. */
export interface Rated {
  readonly points: Readonly<Record<Rating, number>>;
  readonly lost: readonly string[];
}

interface Report {
  readonly categories: Record<
    Rating,
    { readonly score: number; readonly auditRefs: readonly { id: string; weight: number }[] }
  >;
  readonly audits: Record<string, { title: string; score: number | null; displayValue?: string }>;
}

/** Rates a page with Lighthouse’s mobile preset: a slow phone on a slow network, simulated. Rejects where it cannot. */
export async function rate(address: string): Promise<Rated> {
  installApart(import.meta.dirname, '100 MB');
  const folder = mkdtempSync(join(tmpdir(), 'layer-by-layer-lighthouse-'));
  const file = join(folder, 'report.json');
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  // Not waited for in this thread, which may be the one that serves the page.
  await promisify(execFile)(
    process.execPath,
    [
      join(import.meta.dirname, 'node_modules/lighthouse/cli/index.js'),
      address,
      ...['--quiet', '--output=json', `--output-path=${file}`],
      ...[`--only-categories=${Object.keys(RATINGS).join()}`, `--chrome-flags=${flags.join(' ')}`],
    ],
    { env: { ...process.env, CHROME_PATH: findBrowser() }, timeout: 180_000 },
  );
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  rmSync(folder, { recursive: true });
  return { points: pointsOf(report), lost: lostIn(report) };
}

const pointsOf = ({ categories }: Report): Rated['points'] =>
  Object.fromEntries(
    Object.keys(RATINGS).map((name) => [name, Math.round(100 * categories[name as Rating].score)]),
  ) as Rated['points'];

function lostIn({ categories, audits }: Report): string[] {
  const weighed = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]!),
  );
  return weighed
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, displayValue }) => (displayValue ? `${title} (${displayValue})` : title));
}
