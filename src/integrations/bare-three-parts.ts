/**
 * What stands in for the parts of three.js's renderer that the book never reaches: shadows, lights,
 * surroundings, clipping, rays, virtual reality, its own materials. Each does as little as the renderer
 * (`WebGLRenderer` of the release in package.json) can be made and can draw with; `bare-three.ts`
 * puts them in their places.
 */

interface Renderer {
  clear(colour: boolean, depth: boolean, stencil: boolean): void;
}

interface Buffer {
  setClear(...values: readonly (number | boolean)[]): void;
  setMask(on: boolean): void;
  setTest(on: boolean): void;
}

/** Empties the picture before it is drawn: clear all over, and nothing in front of anything. */
export class WebGLBackground {
  readonly #renderer: Renderer;
  readonly #buffers: { readonly color: Buffer; readonly depth: Buffer };

  constructor(
    renderer: Renderer,
    _: unknown,
    state: { buffers: { color: Buffer; depth: Buffer } },
  ) {
    this.#renderer = renderer;
    this.#buffers = state.buffers;
  }

  render(): void {
    const { color, depth } = this.#buffers;
    color.setClear(0, 0, 0, 0, true);
    // What was drawn last may have left them closed, and clearing would pass them by.
    depth.setTest(true);
    depth.setMask(true);
    color.setMask(true);
    this.#renderer.clear(true, true, true);
  }

  addToRenderList(): void {}
  dispose(): void {}
}

/** No lights, of all the kinds that a program counts. */
export class WebGLLights {
  readonly state = Object.fromEntries([
    ...['sun', 'directional', 'point', 'spot', 'spotLightMap', 'rectArea', 'hemi'].map(none),
    ...['sunShadowMap', 'directionalShadowMap', 'pointShadowMap', 'spotShadowMap'].map(none),
    ...['version', 'numSpotLightShadowsWithMaps', 'numLightProbes'].map((name) => [name, 0]),
  ]) as Readonly<Record<string, number | readonly never[]>>;

  setup(): void {}
  setupView(): void {}
}

const none = (name: string) => [name, []] as const;

/** Materials of the book have their numbers in `uniforms` already. */
export class WebGLMaterials {
  refreshMaterialUniforms(_: unknown, material: { uniformsNeedUpdate: boolean }): void {
    material.uniformsNeedUpdate = false;
  }
}

export class WebGLEnvironments {
  get(): null {
    return null;
  }
  dispose(): void {}
}

export class WebGLClipping {
  readonly uniform = { value: null };
  readonly numPlanes = 0;
  readonly numIntersection = 0;

  init(): boolean {
    return false;
  }
}

export class WebGLShadowMap {
  readonly enabled = false;
  render(): void {}
}

export class WebGLUniformsGroups {
  dispose(): void {}
}

export class WebXRManager {
  readonly enabled = false;
  readonly isPresenting = false;
  addEventListener(): void {}
  removeEventListener(): void {}
  setAnimationLoop(): void {}
  dispose(): void {}
}

// Made or called for things only that the book never draws.
export class WebGLMorphtargets {}
export class WebGLOutput {}
export class PMREMGenerator {}
export class ImageUtils {}
export const TextureUtils = null;
export const getByteLength = null;
export class FrustumArray {}
export class Ray {}
export class Triangle {}
export const getDFGLUT = null;
export const ShaderChunk = {};
export const ShaderLib = {};
export const UniformsLib = {};
