import { forward, tensor, type Network } from '#engine/index.ts';
import { cursorAt } from '#src/scenes/network/cursor.ts';
import { sheetOf } from '#src/scenes/network/sheet.ts';
import { overlay } from '#src/scenes/paint/overlay.ts';
import type { Painter } from '#src/scenes/paint/painter.ts';
import { pick } from '#src/scenes/pick.ts';
import type { Frame } from '#src/scenes/slab.ts';
import { currentTheme, onThemeChange } from '#src/theme.ts';
import { linkWords } from './link-words.ts';
import { loadNetwork } from './load-network.ts';
import { watchPointer } from './pointer.ts';
import type { StageState } from './stage-state.svelte.ts';
import { placeOf } from './place-of-step.ts';
import { watchScroll } from './watch-scroll.ts';
import { percent } from './words.ts';

interface Parts {
  /** The whole story: steps and stage. */
  readonly story: HTMLElement;
  readonly stage: HTMLElement;
  /** The part of the stage that shows the picture. */
  readonly view: HTMLElement;
  readonly network: string;
  readonly reader: StageState;
  readonly stills: readonly number[];
}

export interface LiveStage {
  /** Rejects with a sentence for the reader when there can be no live picture. */
  readonly ready: Promise<void>;
  /** Sends another digit through the network. `t` stays where it is. */
  show(pixels: Float32Array): void;
  paint(frame: Frame | null, lit: string | null): void;
  /** Scrolls to a step, to where its picture says most. */
  go(step: number): void;
  destroy(): void;
}

const NARROW = '(max-width: 63.99rem)';

/**
 * Brings a story's stage to life: follows the scroll, loads the network, paints. Until the first
 * painting, and if there is none, the steps' own figures stand in the picture's place.
 */
export function liveStage({ story, stage, view, network, reader, stills }: Parts): LiveStage {
  const steps = [...story.querySelectorAll<HTMLElement>('.step')];
  const figures = steps.map((step) => step.querySelector('.step-figure'));
  const find = (name: string) => view.querySelector<HTMLElement>(`[data-${name}]`)!;
  const poster = find('poster');
  const painting = find('painting');
  const labels = overlay(find('labels'));
  const narrow = matchMedia(NARROW);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let painter: Painter | undefined;
  let loaded: Network | undefined;
  let digit: Float32Array | undefined;
  let gone = false;

  const setCalm = (): void => void (reader.still = calm.matches);
  const showPoster = (): void => {
    if (!painter) poster.replaceChildren(figures[reader.step]!.cloneNode(true));
  };
  const enter = (step: number): void => {
    reader.step = step;
    reader.turned = [0, 0];
    steps.forEach((element, i) => element.classList.toggle('on', i === step));
    showPoster();
    setAddress(`#${steps[step]!.id}`);
  };
  const follow = (t: number): void => {
    reader.t = t;
    if (t === 0 && steps.some(({ id }) => location.hash === `#${id}`))
      setAddress(location.pathname + location.search);
  };
  const process = (): void => {
    if (!loaded || !digit) return;
    const { input } = loaded.spec;
    const trace = forward(loaded, tensor(input, digit));
    // The maps in front stay in front: another digit must not make the picture change places.
    reader.sheet = sheetOf(trace, reader.sheet?.stars);
    painter?.load(reader.sheet);
    sayAnswer(story, trace.output.data);
  };
  const start = async (): Promise<void> => {
    loaded = await loadNetwork(network);
    if (gone) return;
    process();
    const made = await choosePainter(painting, () => paint(reader.frame));
    if (gone) return made.destroy();
    painter = made;
    painter.theme(currentTheme());
    if (reader.sheet) painter.load(reader.sheet);
    measure();
    paint(reader.frame);
    poster.hidden = true;
  };
  const measure = (): void => {
    const { width, height } = view.getBoundingClientRect();
    if (!width || !height) return;
    reader.size = { width, height };
    painter?.resize(width, height, Math.min(2, devicePixelRatio));
  };
  const paint = (frame: Frame | null): void => {
    if (!frame || !painter) return;
    painter.paint(frame);
    labels.show(frame, reader.sheet!);
  };
  const point = (at: readonly [number, number] | null): void => {
    const { frame, sheet } = reader;
    const cell = at && frame ? pick(frame, ...at) : null;
    reader.cursor = cell && sheet ? cursorAt(cell, sheet) : null;
    reader.lit = null;
    words.show(cell?.slab.part ?? null);
  };

  const words = linkWords(story, (thing) => (reader.lit = thing));
  const observer = new ResizeObserver(measure);
  observer.observe(view);
  setCalm();
  calm.addEventListener('change', setCalm);
  showPoster();
  const ends = [
    watchScroll(steps, narrow, { enter, move: follow }),
    watchPointer(painting, { point, turn: (dx, dy) => reader.turn(dx * 0.3, dy * 0.3) }),
    onThemeChange((theme) => {
      painter?.theme(theme);
      paint(reader.frame);
    }),
    () => calm.removeEventListener('change', setCalm),
    () => observer.disconnect(),
    words.destroy,
  ];
  const go = (step: number, smooth = !calm.matches): void => {
    const top = placeOf(steps[step]!, stage, stills[step]!, narrow.matches);
    scrollTo({ top, behavior: smooth ? 'smooth' : 'instant' });
  };
  const asked = steps.findIndex(({ id }) => location.hash === `#${id}`);
  if (asked >= 0) go(asked, false);

  return {
    ready: start(),
    show(pixels) {
      digit = pixels;
      process();
    },
    paint(frame, lit) {
      paint(frame);
      if (!reader.cursor) words.show(lit);
    },
    go,
    destroy() {
      gone = true;
      for (const end of ends) end();
      painter?.destroy();
    },
  };
}

/** WebGL where there is one; the SVG painter, from the same frames, where not. */
async function choosePainter(host: HTMLElement, repaint: () => void): Promise<Painter> {
  const canvas = document.createElement('canvas');
  host.replaceChildren(canvas);
  try {
    const { threePainter } = await import('#src/scenes/paint/three.ts');
    return threePainter(canvas, repaint);
  } catch {
    const { svgPainter } = await import('#src/scenes/paint/svg-painter.ts');
    host.replaceChildren();
    return svgPainter(host);
  }
}

/** The words of the text that depend on the digit. */
function sayAnswer(story: HTMLElement, shares: Float32Array): void {
  const answer = shares.indexOf(Math.max(...shares));
  const words = { answer: String(answer), share: percent(shares[answer]!) };
  for (const word of story.querySelectorAll<HTMLElement>('[data-live]'))
    word.textContent = words[word.dataset.live as keyof typeof words];
}

function setAddress(address: string): void {
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // A sandboxed frame without an address of its own: the story works without one.
  }
}
