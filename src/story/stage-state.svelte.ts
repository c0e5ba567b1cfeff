import { forward, sources, tensor, type Network, type Sources } from '#engine/index.ts';
import { sourcesAt, withCursor, withPart, type Cursor } from '#src/scenes/network/cursor.ts';
import { frame } from '#src/scenes/network/frame.ts';
import { stillOf, timelineOf, type NetworkPose } from '#src/scenes/network/pose.ts';
import { sheetOf, type Sheet } from '#src/scenes/network/sheet.ts';
import { workingSpots } from '#src/scenes/network/watched.ts';
import type { Frame } from '#src/scenes/slab.ts';
import type { Ground } from './cell-walk.ts';
import type { StoryStep } from './step-figures.ts';
import { poseAt } from './timeline.ts';

/** How far the reader may turn the picture, in degrees. */
const TURN = { across: 60, up: 50 };

/** Where the reader is in a story, and all that follows from it. */
export class StageState {
  /** Position on the timeline, in steps. Only the scroll writes it. */
  t = $state(0);
  /** The step being read. */
  step = $state(0);
  /** The picture's size, in CSS pixels. */
  size = $state.raw({ width: 960, height: 560 });
  /** Reduced motion: the same steps as still pictures. */
  still = $state(false);
  /** The trained network, once it is here. */
  network = $state.raw<Network | null>(null);
  cursor = $state.raw<Cursor | null>(null);
  /** The part named by the word or the layer under the pointer. */
  lit = $state<string | null>(null);
  /** Degrees by which the reader has turned the picture: to the right, up. */
  turned = $state.raw<readonly [number, number]>([0, 0]);

  readonly #steps: readonly StoryStep[];
  readonly #pixels: () => Float32Array;
  readonly #steady: () => boolean;
  #stars: Sheet['stars'] | undefined;
  #settled: Sheet | null = null;

  /** The digit's way through the network; null until there is one. */
  readonly sheet: Sheet | null = $derived.by(() => {
    if (!this.network) return null;
    const { input } = this.network.spec;
    const sheet = sheetOf(forward(this.network, tensor(input, this.#pixels())), this.#stars);
    // While a digit is being drawn the maps in front stay in front; another one may bring others.
    this.#stars = this.#steady() ? sheet.stars : undefined;
    return sheet;
  });

  /**
   * The sheet that the places on the stage are settled for. They depend on the network and on the maps
   * in front, not on what is in the cells: a stroke of the pen moves nothing.
   */
  readonly #ground: Sheet | null = $derived.by(() => {
    if (this.sheet?.stars !== this.#settled?.stars) this.#settled = this.sheet;
    return this.#settled;
  });

  readonly #timeline = $derived.by(() =>
    this.#ground ? timelineOf(this.#steps, this.#ground, this.size) : null,
  );

  readonly pose: NetworkPose | null = $derived.by(() => {
    if (!this.#timeline) return null;
    const now = Math.min(this.t, this.#steps.length - 1e-6);
    return poseAt(this.#timeline, this.still ? stillOf(this.#steps, Math.floor(now)) : now);
  });

  /** What is to be seen now; null until there is a trace. */
  readonly frame: Frame | null = $derived.by(() => {
    if (!this.sheet || !this.pose) return null;
    const [azimuth, elevation] = this.turned;
    const plain = frame(this.sheet, this.pose, { azimuth, elevation });
    const pointed = this.cursor ? withCursor(plain, this.cursor, this.sheet) : plain;
    return this.lit ? withPart(pointed, this.lit) : pointed;
  });

  /** Layers on the stage, in order: what the keyboard's cursor walks over. */
  readonly grounds: readonly Ground[] = $derived.by(() => {
    const { sheet, pose } = this;
    if (!sheet || !pose) return [];
    return sheet.anatomy.layers
      .filter((name) => pose.light[name]! > 0.5)
      .map((name) => sheet.parts.get(name)!);
  });

  /** How the cell under the cursor came about. */
  readonly sources: Sources | null = $derived(
    this.sheet && this.cursor ? sourcesAt(this.cursor, this.sheet) : null,
  );

  /** How the cell that the step is working on comes about, where the step writes it out. */
  readonly working: Sources | null = $derived.by(() => {
    const { sheet, pose } = this;
    if (!sheet || !pose || !this.#steps[this.step]?.panel) return null;
    const spot = workingSpots(sheet, pose, pose.watch)[0]?.spot;
    return spot ? sources(sheet.trace.network, sheet.trace, spot.layer, spot.cell) : null;
  });

  /**
   * `pixels` gives the picture to show, 0 paper … 1 ink; `steady` says whether it is one that
   * changes under the reader's pen.
   */
  constructor(
    steps: readonly StoryStep[],
    pixels: () => Float32Array,
    steady: () => boolean = () => false,
  ) {
    this.#steady = steady;
    this.#steps = steps;
    this.#pixels = pixels;
  }

  /** Turns the picture further, within bounds; a new step begins straight again. */
  turn(across: number, up: number): void {
    const clamp = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
    const [a, b] = this.turned;
    this.turned = [clamp(a + across, TURN.across), clamp(b + up, TURN.up)];
  }
}
