import {
  AlwaysDepth,
  BoxGeometry,
  BufferAttribute,
  Camera as ThreeCamera,
  CustomBlending,
  DataTexture,
  DoubleSide,
  DynamicDrawUsage,
  FloatType,
  FrontSide,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LinearFilter,
  Matrix4,
  Mesh,
  OneFactor,
  LessEqualDepth,
  NearestFilter,
  OneMinusSrcAlphaFactor,
  RawShaderMaterial,
  RedFormat,
  RGBAFormat,
  Scene,
  Vector2,
  Vector3,
  WebGLRenderer,
  type IUniform,
} from 'three';
import type { Theme } from '#src/theme.ts';
import { visible, type Frame, type Values } from '../slab.ts';
import { INKS, NET } from './inks.ts';
import { HUES, LINE_PARTS, packLine, packSlab, SLAB_PARTS } from './pack.ts';
import type { Painter } from './painter.ts';
import { lineFragment, lineVertex, slabFragment, slabVertex } from './shaders.ts';
import { RAMP, rampTexels, SHEET_WIDTH, sheetTexels, viewOf } from './texels.ts';

const MOST_SLABS = 1024;
const MOST_LINES = 512;

/**
 * Draws frames into a canvas, on demand: one call for all slabs, one for all lines. `onRestored`
 * is called when a lost context has come back and a picture is wanted. Throws without WebGL 2.
 */
export function threePainter(canvas: HTMLCanvasElement, onRestored: () => void): Painter {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  const uniforms = startingUniforms();
  const picture = pictureOf(uniforms);
  const camera = new ThreeCamera();
  // three makes textures and buffers anew by itself; someone only has to ask for a picture.
  canvas.addEventListener('webglcontextrestored', onRestored);
  const replace = (name: string, texture: DataTexture | null): void => {
    (uniforms[name]!.value as DataTexture | null)?.dispose();
    uniforms[name]!.value = texture;
  };
  return {
    load: (sheet: Values) => replace('sheet', sheetTexture(sheet)),
    theme(theme: Theme) {
      const { hues, plus, minus, field, fieldLight, fieldCase, ghost, paper } = INKS[theme];
      replace('ramps', rampTexture(theme));
      uniforms['hues']!.value = HUES.map((hue) => vector(hues[hue]));
      uniforms['tones']!.value = [field, plus, minus].map(vector);
      const colours = { fieldLight, fieldCase, ghost, paper, net: NET };
      for (const [name, hex] of Object.entries(colours)) uniforms[name]!.value = vector(hex);
    },
    resize(width, height, ratio) {
      const size = uniforms['size']!.value as Vector2;
      // The same size again would still throw the picture's memory away and take a new one.
      if (size.x === width && size.y === height && uniforms['ratio']!.value === ratio) return;
      uniforms['ratio']!.value = ratio;
      size.set(width, height);
      renderer.setDrawingBufferSize(width, height, ratio);
    },
    paint(frame) {
      (uniforms['view']!.value as Matrix4).fromArray(viewOf(frame.camera));
      picture.fill(frame);
      renderer.render(picture.scene, camera);
    },
    destroy() {
      canvas.removeEventListener('webglcontextrestored', onRestored);
      picture.dispose();
      for (const name of ['sheet', 'ramps']) replace(name, null);
      renderer.dispose();
      // dispose() keeps the context, and a page has few of them.
      renderer.forceContextLoss();
    },
  };
}

/** All slabs as copies of one box, all lines as copies of one strip. */
function pictureOf(uniforms: Record<string, IUniform>) {
  const box = new BoxGeometry(1, 1, 1);
  const corners = box.attributes['position'] as BufferAttribute;
  const slabs = instances(MOST_SLABS, SLAB_PARTS, corners, box.index!);
  slabs.geometry.setAttribute('normal', box.attributes['normal']!);
  const lines = instances(MOST_LINES, LINE_PARTS, ...strip());
  const slabMesh = new Mesh(slabs.geometry, material(slabVertex, slabFragment, uniforms));
  const lineMesh = new Mesh(lines.geometry, material(lineVertex, lineFragment, uniforms));
  // Slabs come sorted and only leave their depth for the lines, which pass behind or in front.
  Object.assign(slabMesh.material, { depthFunc: AlwaysDepth, side: FrontSide });
  Object.assign(lineMesh.material, { depthFunc: LessEqualDepth, depthWrite: false });
  const scene = new Scene();
  for (const [i, mesh] of [slabMesh, lineMesh].entries()) {
    mesh.frustumCulled = false;
    mesh.renderOrder = i;
    scene.add(mesh);
  }
  return {
    scene,
    fill(frame: Frame): void {
      const seen = visible(frame).slice(-MOST_SLABS);
      const drawn = frame.lines.slice(0, MOST_LINES);
      seen.forEach((slab, i) => packSlab(slabs.data, i, slab));
      drawn.forEach((line, i) => packLine(lines.data, i, line));
      slabs.send(seen.length);
      lines.send(drawn.length);
      lineMesh.visible = drawn.length > 0;
    },
    dispose(): void {
      for (const { geometry, material: shaders } of [slabMesh, lineMesh]) {
        geometry.dispose();
        shaders.dispose();
      }
      box.dispose();
    },
  };
}

/** What all shaders read, most of it not known yet. */
function startingUniforms(): Record<string, IUniform> {
  const colours = ['hues', 'tones', 'net', 'paper', 'ghost', 'fieldLight', 'fieldCase'];
  return {
    ...Object.fromEntries(['sheet', 'ramps', ...colours].map((name) => [name, { value: null }])),
    view: { value: new Matrix4() },
    size: { value: new Vector2() },
    ratio: { value: 1 },
    sheetWidth: { value: SHEET_WIDTH },
  };
}

/** Premultiplied colours, both faces. */
const material = (
  vertexShader: string,
  fragmentShader: string,
  uniforms: Record<string, IUniform>,
): RawShaderMaterial =>
  new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    side: DoubleSide,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcAlphaFactor,
  });

/** A strip from 0 to 1, to be laid along a line: its vertices and their order. */
const strip = (): [BufferAttribute, BufferAttribute] => [
  new BufferAttribute(new Float32Array([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]), 3),
  new BufferAttribute(new Uint16Array([0, 1, 2, 0, 2, 3]), 1),
];

const vector = (hex: string): Vector3 => {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return new Vector3(channel(1), channel(3), channel(5));
};

/** An array that the graphics card reads instance by instance, in the parts named. */
function instances(
  most: number,
  parts: { readonly [name: string]: number },
  corner: BufferAttribute,
  index: BufferAttribute,
) {
  const floats = Object.values(parts).reduce((sum, count) => sum + count, 0);
  const data = new Float32Array(most * floats);
  const buffer = new InstancedInterleavedBuffer(data, floats).setUsage(DynamicDrawUsage);
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute('position', corner);
  geometry.setIndex(index);
  let offset = 0;
  for (const [name, count] of Object.entries(parts)) {
    geometry.setAttribute(name, new InterleavedBufferAttribute(buffer, count, offset));
    offset += count;
  }
  const send = (count: number): void => {
    geometry.instanceCount = count;
    buffer.clearUpdateRanges();
    buffer.addUpdateRange(0, count * floats);
    buffer.needsUpdate = true;
  };
  return { data, geometry, send };
}

function sheetTexture(sheet: Values): DataTexture {
  const texels = sheetTexels(sheet);
  const rows = texels.length / SHEET_WIDTH;
  return sampled(new DataTexture(texels, SHEET_WIDTH, rows, RedFormat, FloatType), NearestFilter);
}

const rampTexture = (theme: Theme): DataTexture =>
  sampled(new DataTexture(rampTexels(theme), RAMP.width, RAMP.height, RGBAFormat), LinearFilter);

type Filter = typeof NearestFilter | typeof LinearFilter;

function sampled(texture: DataTexture, filter: Filter): DataTexture {
  texture.minFilter = texture.magFilter = filter;
  texture.needsUpdate = true;
  return texture;
}
