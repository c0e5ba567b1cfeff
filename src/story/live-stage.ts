import type { Network } from '#engine/index.ts';
import { cursorAt } from '#src/scenes/network/cursor.ts';
import type { Sheet } from '#src/scenes/network/sheet.ts';
import { hide } from '#src/scenes/paint/hide.ts';
import { overlay } from '#src/scenes/paint/overlay.ts';
import type { Painter } from '#src/scenes/paint/painter.ts';
import { pick } from '#src/scenes/pick.ts';
import type { Frame } from '#src/scenes/slab.ts';
import { currentTheme, onThemeChange } from '#src/theme.ts';
import { choosePainter } from './choose-painter.ts';
import { exampleNamed } from './examples.ts';
import { linkWords } from './link-words.ts';
import { liveWord } from './live-word.ts';
import { watchPointer } from './pointer.ts';
import type { StageState } from './stage-state.svelte.ts';
import type { Travel } from './travel.ts';

interface Parts {
  /** The whole story: steps and stage. */
  readonly story: HTMLElement;
  /** The part of the stage that shows the picture. */
  readonly view: HTMLElement;
  /** A trained network, or an example. */
  readonly subject: string;
  readonly reader: StageState;
  readonly travel: Travel;
  /** Where a trained network comes from. Rejects with a sentence for the reader. */
  readonly load: (name: string) => Promise<Network>;
}

export interface LiveStage {
  /** Rejects with a sentence for the reader when there can be no live picture. */
  readonly ready: Promise<void>;
  /** Shows what is to be seen now; nothing before the network is here. */
  paint(frame: Frame | null, sheet: Sheet | null, lit: string | null): void;
  /** Brings the reader to a step, to where its picture says most. */
  go(step: number): void;
  destroy(): void;
}

/**
 * Brings a story's stage to life: follows the reader, loads the network, paints. Until the first
 * painting, and if there is none, the steps' own figures stand in the picture's place.
 */
export function liveStage({ story, view, subject, reader, travel, load }: Parts): LiveStage {
  const steps = [...story.querySelectorAll<HTMLElement>('.step')];
  const figures = steps.map((step) => step.querySelector('.step-figure'));
  const find = (name: string) => view.querySelector<HTMLElement>(`[data-${name}]`)!;
  const poster = find('poster');
  const painting = find('painting');
  const labels = overlay(find('labels'));
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let painter: Painter | undefined;
  let shown: Sheet | null = null;
  let gone = false;

  const setCalm = (): void => void (reader.still = calm.matches);
  const showPoster = (): void => {
    if (!painter) poster.replaceChildren(figures[reader.step]!.cloneNode(true));
  };
  let current = -1;
  const enter = (step: number): void => {
    current = reader.step = step;
    reader.turned = [0, 0];
    reader.cursor = null;
    steps.forEach((element, i) => element.classList.toggle('on', i === step));
    showPoster();
  };
  const follow = (t: number): void => {
    reader.t = t;
    const step = Math.min(steps.length - 1, Math.floor(t));
    if (step !== current) enter(step);
  };
  const start = async (): Promise<void> => {
    const loaded = exampleNamed(subject)?.network ?? (await load(subject));
    const made = gone ? undefined : await choosePainter(painting, repaint);
    if (gone) return made?.destroy();
    painter = made!;
    painter.theme(currentTheme());
    measure();
    reader.network = loaded;
    await document.fonts.ready;
    labels.forget();
    repaint();
  };
  const measure = (): void => {
    const { width, height } = view.getBoundingClientRect();
    if (!width || !height) return;
    reader.size = { width, height };
    painter?.resize(width, height, Math.min(3, devicePixelRatio));
  };
  const paint = (frame: Frame | null, sheet: Sheet | null): void => {
    if (!frame || !sheet || !painter) return;
    if (sheet !== shown) {
      painter.load(sheet);
      sayAnswer(story, sheet);
      shown = sheet;
    }
    painter.paint(frame);
    labels.show(frame, sheet);
    hide(poster, true);
  };
  const repaint = (): void => paint(reader.frame, reader.sheet);
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
    travel.follow(follow),
    watchPointer(painting, { point, turn: (dx, dy) => reader.turn(dx * 0.3, dy * 0.3) }),
    onThemeChange((theme) => {
      painter?.theme(theme);
      repaint();
    }),
    () => calm.removeEventListener('change', setCalm),
    () => observer.disconnect(),
    words.destroy,
  ];
  return {
    ready: start(),
    paint(frame, sheet, lit) {
      paint(frame, sheet);
      if (!reader.cursor) words.show(lit);
    },
    go: (step) => travel.go(step, !calm.matches),
    destroy() {
      gone = true;
      for (const end of ends) end();
      painter?.destroy();
    },
  };
}

/** The words of the text that depend on the digit. */
function sayAnswer(story: HTMLElement, { trace }: Sheet): void {
  for (const word of story.querySelectorAll<HTMLElement>('[data-live]'))
    word.textContent = liveWord(trace, word.dataset.live!);
}
