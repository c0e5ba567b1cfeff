import { TINT } from './printed.ts';

// One vec4 an instance for each name of `pack.ts`. Pixels are CSS pixels; `ratio` makes them device
// pixels. Slabs come sorted, so that depth is only written, for the lines behind and in front.

export const slabVertex = /* glsl */ `
precision highp float;
in vec3 position; in vec3 normal;
in vec4 atOpacity, sizeLimit, gridLook, tileEmpty, fillPoolGhost, mark, coveredLit;
uniform mat4 view;
out vec2 vCell; out vec3 vNormal;
flat out vec4 fGrid, fTile, fFill, fMark, fCovered; flat out vec2 fLight;
void main() {
  vCell = vec2(position.x + 0.5, 0.5 - position.y) * gridLook.yx;
  vNormal = normal;
  fGrid = gridLook; fTile = tileEmpty; fFill = fillPoolGhost; fMark = mark; fCovered = coveredLit;
  fLight = vec2(atOpacity.w, sizeLimit.w);
  gl_Position = view * vec4(atOpacity.xyz + position * sizeLimit.xyz, 1.0);
}`;

export const slabFragment = /* glsl */ `
precision highp float; precision highp sampler2D;
in vec2 vCell; in vec3 vNormal;
flat in vec4 fGrid, fTile, fFill, fMark, fCovered; flat in vec2 fLight;
uniform sampler2D sheet, ramps;
uniform int sheetWidth;
uniform float ratio;
uniform vec3 hues[4], net, paper, ghost, fieldLight, fieldCase;
out vec4 color;

float value(vec2 cell) {
  int i = int(fTile.x + cell.y * fTile.y + cell.x * fTile.z + 0.5);
  return texelFetch(sheet, ivec2(i % sheetWidth, i / sheetWidth), 0).r;
}
vec3 tone(float v) {
  return texture(ramps, vec2(v / fLight.y * 0.5 + 0.5, (fGrid.z + 0.5) / 2.0)).rgb;
}
/** 1 inside the box from a to b, fading over a device pixel; \`px\` is one of them, in cells. */
float inside(vec2 p, vec2 a, vec2 b, vec2 px) {
  vec2 d = min(p - a, b - p) / px;
  return clamp(min(d.x, d.y) + 0.5, 0.0, 1.0);
}
/** The colour of the value at p; neighbours blend over a pixel where cells are small. */
vec3 cellColour(vec2 p, vec2 grid, vec2 px) {
  vec2 cell = floor(p), f = p - cell;
  float near = max(px.x, px.y), v = value(cell);
  if (near > 1.0) {
    v = 0.0;
    for (int s = 0; s < 4; s++)
      v += 0.25 * value(clamp(floor(p + px * (float(s) / 4.0 - 0.375)), vec2(0.0), grid - 1.0));
  }
  vec3 paint = tone(v);
  if (near > 0.12)
    for (int axis = 0; axis < 2; axis++) {
      vec2 along = axis == 0 ? vec2(1, 0) : vec2(0, 1);
      vec2 next = cell + along * sign(dot(f, along) - 0.5);
      float d = (0.5 - abs(dot(f, along) - 0.5)) / dot(px, along);
      if (all(greaterThanEqual(next, vec2(0.0))) && all(lessThan(next, grid)))
        paint = mix(paint, tone(value(next)), clamp(0.5 - d, 0.0, 0.5));
    }
  return paint;
}

void main() {
  vec3 hue = hues[int(fGrid.w + 0.5)];
  vec2 grid = fGrid.yx, p = clamp(vCell, vec2(0.0), grid - 1e-4), cell = floor(p), f = p - cell;
  vec2 px = max(vec2(length(vec2(dFdx(vCell.x), dFdy(vCell.x))), length(vec2(dFdx(vCell.y), dFdy(vCell.y)))), 1e-5);
  float index = cell.y * grid.x + cell.x, count = grid.x * grid.y, alpha = fLight.x;
  if (vNormal.z < 0.5) {
    float whole = step(fFill.x, 0.5) * step(count - 0.5, fFill.y);
    alpha *= whole * clamp(1.0 - 2.0 * fFill.w, 0.0, 1.0);
    color = vec4(hue * alpha, alpha);
    return;
  }
  vec3 paint = fGrid.z > 1.5 ? hue : cellColour(p, grid, px);
  vec2 low = cell, high = cell + 1.0;

  if (fFill.z > 0.0) {
    vec2 corner = floor(p / 2.0) * 2.0, best = corner;
    float top = value(corner);
    for (int i = 1; i < 4; i++) {
      vec2 c = corner + vec2(i & 1, i >> 1);
      float w = value(c);
      if (w > top) { top = w; best = c; }
    }
    low = mix(best, corner, fFill.z); high = mix(best + 1.0, corner + 2.0, fFill.z);
    float won = inside(p, low, high, px);
    paint = mix(mix(paint, tone(0.0), min(1.0, fFill.z * 1.6)), tone(top), won);
    if (won < 0.5) { low = cell; high = cell + 1.0; }
  }
  if (fTile.w > 0.0 && value(cell) < 0.0) {
    float r = 0.5 * (1.0 - fTile.w);
    float rest = inside(f, vec2(0.5 - r), vec2(0.5 + r), px) * step(fTile.w, 0.999);
    paint = mix(tone(0.0), paint, rest);
  }

  // The net: thin lines between the cells, fainter where cells are small.
  float side = 1.0 / (max(px.x, px.y) * ratio);
  float lines = 1.0 - inside(p, low + 0.3 * ratio * px, high - 0.3 * ratio * px, px);
  paint = mix(paint, net, lines * clamp((side - 3.5) / 9.0, 0.0, 1.0) * step(1.5, count) * step(fGrid.z, 1.5));

  if (cell.y >= fCovered.x || cell.x >= fCovered.y) {
    float s = vCell.x + vCell.y, d = abs(fract(s * 2.0 + 0.5) - 0.5) * 0.5;
    float gradient = max(length(vec2(dFdx(s), dFdy(s))), 1e-5);
    paint = mix(paint, ghost, clamp(0.5 * ratio + 0.5 - d / gradient, 0.0, 1.0));
  }

  bool held = index >= fFill.x && index < fFill.y;
  float missing = held ? fFill.w : 1.0;
  vec2 edge = min(p, grid - p) / px;
  float fits = clamp((min(grid.x / px.x, grid.y / px.y) / ratio - 3.0) / 5.0, 0.0, 1.0);
  float rim = fCovered.w * clamp(ratio + 0.5 - min(edge.x, edge.y), 0.0, 1.0) * max(fits, step(1.5, fGrid.z));
  vec2 steps = p / px / ratio;
  float dash = step(mod(edge.x < edge.y ? steps.y : steps.x, 5.0), 2.0);
  paint = mix(paint, hue, rim);
  float dots = clamp(0.75 * ratio + 0.5 - min(edge.x, edge.y), 0.0, 1.0) * dash;
  paint = mix(paint, mix(paper, ghost, dots), missing);

  if (fMark.z > 0.0 && fCovered.z > 0.0) {
    vec2 one = px * ratio;
    vec2 a = max(fMark.yx, 2.0 * one), b = min(fMark.yx + fMark.wz, grid - 2.0 * one);
    float outer = inside(p, a - 2.0 * one, b + 2.0 * one, px), core = inside(p, a + 2.0 * one, b - 2.0 * one, px);
    float ring = inside(p, a - 0.9 * one, b + 0.9 * one, px), hole = inside(p, a + 0.9 * one, b - 0.9 * one, px);
    // The tint shows where on a map; on weights and whole plates it would only falsify colours.
    float part = step(0.5, max(grid.y - fMark.z, grid.x - fMark.w)) * step(fGrid.z, 0.5);
    vec3 lit = mix(paint, fieldLight, hole * ${TINT} * part);
    lit = mix(mix(lit, fieldCase, outer - core), fieldLight, ring - hole);
    paint = mix(paint, lit, fCovered.z);
  }
  color = vec4(paint * alpha, alpha);
}`;

export const lineVertex = /* glsl */ `
precision highp float;
in vec3 position; in vec4 fromWidth, toOpacity; in vec2 toneDepth;
uniform mat4 view; uniform vec2 size; uniform vec3 tones[3];
out float vAcross; flat out float fWidth; flat out vec4 fTone;
void main() {
  vec2 a = (view * vec4(fromWidth.xyz, 1.0)).xy, b = (view * vec4(toOpacity.xyz, 1.0)).xy;
  vec2 along = normalize((b - a) * size + 1e-6), across = vec2(-along.y, along.x);
  float reach = fromWidth.w * 0.5 + 1.0;
  vec2 p = mix(a, b, position.x) + across * position.y * reach * 2.0 / size;
  vAcross = position.y * reach; fWidth = fromWidth.w;
  fTone = vec4(tones[int(toneDepth.x + 0.5)], toOpacity.w);
  gl_Position = vec4(p, toneDepth.y * 0.999, 1.0);
}`;

export const lineFragment = /* glsl */ `
precision highp float;
in float vAcross; flat in float fWidth; flat in vec4 fTone;
uniform float ratio;
out vec4 color;
void main() {
  float a = fTone.a * clamp((fWidth * 0.5 - abs(vAcross)) * ratio + 0.5, 0.0, 1.0);
  color = vec4(fTone.rgb * a, a);
}`;
