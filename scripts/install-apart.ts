import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run } from './run.ts';

/**
 * Installs the packages that a folder of its own lists in its `package.json`, where they are not
 * there in the versions asked for, and says so. They are what measurements need and the book does
 * not; `size` says how much comes. Throws a sentence where it cannot be done.
 */
export function installApart(folder: string, size: string): void {
  const { dependencies } = readJson(folder) as { dependencies: Record<string, string> };
  const missing = Object.entries(dependencies).filter(([name, version]) => {
    const place = join(folder, 'node_modules', name);
    return !existsSync(place) || (readJson(place) as { version: string }).version !== version;
  });
  if (missing.length === 0) return;
  const list = missing.map(([name, version]) => `${name} ${version}`).join(', ');
  const place = relative(root, folder);
  console.log(`Needed, but not here yet: ${list}. Installing into ${place} (${size}).`);
  if (!run(`npm ci --prefix ${place}`))
    throw new Error(`The packages of ${place} could not be installed; npm says above why.`);
}

function readJson(place: string): unknown {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
}
