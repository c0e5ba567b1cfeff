import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** Runs a program of this project in its folder, with its output on ours; true when it succeeded. */
export function run(command: string, environment: Record<string, string> = {}): boolean {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment, PATH: path };
  return spawnSync(command, { cwd: root, shell: true, stdio: 'inherit', env }).status === 0;
}
