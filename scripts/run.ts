import { exec, spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

/** Runs a program of this project in its folder, with its output on ours; true when it succeeded. */
export function run(command: string, environment: Record<string, string> = {}): boolean {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...environment, PATH: path };
  return spawnSync(command, { cwd: root, shell: true, stdio: 'inherit', env }).status === 0;
}

/** Runs a program of this project beside others; gives whether it succeeded, and all it said. */
export function runBeside(command: string): Promise<{ succeeded: boolean; said: string }> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PATH: path };
  return new Promise((done) =>
    exec(command, { cwd: root, env, maxBuffer: 1e8 }, (error, out, errors) =>
      done({ succeeded: error === null, said: out + errors }),
    ),
  );
}
