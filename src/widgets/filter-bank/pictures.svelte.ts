import { clear, emptyPad, type Drawing } from '#src/digits/drawing.ts';
import { CELLS, raster } from '#src/digits/strokes.ts';
import { openCamera, whyNoCamera, type Camera } from './camera.ts';
import { photoFrom, reduced, type Photo } from './photo.ts';
import type { Plane } from './plane.ts';

export type Kind = 'digit' | 'drawing' | 'photo' | 'camera';

/** How often the whole bank follows the camera: the filter shown large follows every frame. */
const BANK_PAUSE = 200;

/**
 * The reader's own pictures, which no link carries: a drawing, a photo, the camera's frames. While
 * there is none, the digit is shown; a picture that fails leaves the last one in place.
 */
export class Pictures {
  kind = $state<Kind>('digit');
  drawing = $state.raw<Drawing>(emptyPad);
  /** The camera is on, or the reader is being asked for it. */
  camera = $state.raw<Camera | 'asked' | null>(null);
  /** What stands instead of the digit; none while a pad is empty. */
  own = $state.raw<Plane | null>(null);
  /** The same, seldom enough for the whole bank. */
  ownForBank = $state.raw<Plane | null>(null);

  readonly #say: (words: string) => void;
  #photo = $state.raw<Photo | null>(null);
  #turn = 0;
  #bankAt = 0;

  constructor(say: (words: string) => void) {
    this.#say = say;
  }

  /** Back to the digit. */
  showDigit(): void {
    this.#leave('digit');
    this.#show(null);
  }

  /** An empty pad, or what was drawn before; until there is ink, the last picture stays. */
  startDrawing(): void {
    this.#leave('drawing');
    if (this.drawing.marks.length) this.draw(this.drawing);
    else this.#say('The pad is empty. Until there is ink, the maps show the last picture.');
  }

  draw(drawing: Drawing): void {
    this.drawing = drawing;
    if (drawing.marks.length === 0) return;
    this.#show({ width: CELLS, height: CELLS, values: raster(drawing.marks, CELLS) });
  }

  clearDrawing(): void {
    this.draw(clear(this.drawing));
  }

  async openPhoto(file: File | null | undefined, cells: number): Promise<void> {
    if (!file) return;
    const turn = ++this.#turn;
    try {
      const photo = await photoFrom(file);
      // What was asked for later counts, even if it was there sooner.
      if (turn !== this.#turn) return;
      this.#leave('photo');
      this.#photo = photo;
      this.resize(cells);
      this.#say(`${this.#size()} It stays on this device. 0 is black, 1 is white.`);
    } catch (error) {
      if (turn === this.#turn) this.#say((error as Error).message);
    }
  }

  async startCamera(): Promise<void> {
    const turn = ++this.#turn;
    this.camera = 'asked';
    this.#say('Waiting for the camera. Its pictures stay on this device.');
    try {
      const camera = await openCamera(() => this.#ended(camera));
      if (turn !== this.#turn) return camera.stop();
      this.#leave('camera');
      this.camera = camera;
      this.#say('The camera is on. Its pictures stay on this device.');
    } catch (error) {
      if (turn !== this.#turn) return;
      this.camera = null;
      this.#say(whyNoCamera(error, window !== window.parent));
    }
  }

  /** Switches the camera off, or takes back the question for it; its last frame stays. */
  stopCamera(): void {
    if (!this.camera) return;
    this.#turn++;
    if (this.camera !== 'asked') this.camera.stop();
    this.camera = null;
    this.ownForBank = this.own;
    this.#say('The camera is off.');
  }

  /** Follows the camera until the returned function is called. */
  follow(cells: number): (() => void) | undefined {
    const { camera } = this;
    if (!camera || camera === 'asked') return;
    return camera.watch((frame) => {
      this.own = reduced(frame, cells, camera.mirrored);
      const now = performance.now();
      if (now < this.#bankAt + BANK_PAUSE) return;
      this.#bankAt = now;
      this.ownForBank = this.own;
    });
  }

  /** Reduces the photo anew. */
  resize(cells: number): void {
    if (this.kind === 'photo' && this.#photo) this.#show(reduced(this.#photo, cells));
  }

  #size(): string {
    return this.own ? `The photo now has ${this.own.height}×${this.own.width} cells.` : '';
  }

  #show(own: Plane | null): void {
    this.own = own;
    this.ownForBank = own;
  }

  #ended(camera: Camera): void {
    if (camera !== this.camera) return;
    this.stopCamera();
    this.#say('The camera has gone. Its last picture stays.');
  }

  /** Another kind of picture is shown now: what was on or under way for the last one ends. */
  #leave(kind: Kind): void {
    if (this.camera && this.camera !== 'asked') this.camera.stop();
    this.camera = null;
    this.ownForBank = this.own;
    this.#turn++;
    this.kind = kind;
  }
}
