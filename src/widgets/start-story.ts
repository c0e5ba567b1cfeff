import { hydrate } from 'svelte';
import Stage from '#src/story/Stage.svelte';
import type { StageProps } from '#src/story/stage-props.ts';
import { inlineNetwork } from './inline-network.ts';
import { keptState } from './one-file.ts';
import { talkToHost } from './talk-to-host.ts';

/** Brings the story of the page to life as a stepper, at the step its address asks for. */
export function startStory(): void {
  const target = document.querySelector('[data-view]')!;
  const given = JSON.parse(document.querySelector('[data-props]')!.textContent) as StageProps;
  const asked = new URLSearchParams(`${location.search}&${keptState()}`).get('step');
  const first = Math.max(
    0,
    given.steps.findIndex(({ id }) => id === asked),
  );
  // A sandboxed frame may not fetch: the weights come with the script.
  const load = (): Promise<ReturnType<typeof inlineNetwork>> => Promise.resolve(inlineNetwork());
  hydrate(Stage, { target, props: { ...given, stepper: true, first, load } });
  talkToHost();
}
