declare module 'virtual:embed-scripts' {
  import type { EmbedScript } from './embed-entries.ts';

  /** The script that brings the embed of that name to life. */
  export function scriptOf(name: string): EmbedScript;
}
