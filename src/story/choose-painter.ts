import type { Painter } from '#src/scenes/paint/painter.ts';

/**
 * A painter in `host`: WebGL where there is one; where not, SVG from the same frames. `repaint`
 * is called when a picture is wanted again.
 */
export async function choosePainter(host: HTMLElement, repaint: () => void): Promise<Painter> {
  const canvas = document.createElement('canvas');
  // Asked for here, so that without WebGL three is neither fetched nor heard complaining.
  if (canvas.getContext('webgl2', { alpha: true, antialias: true })) {
    const three = await import('#src/scenes/paint/three.ts').catch(() => null);
    if (three) {
      host.replaceChildren(canvas);
      return three.threePainter(canvas, repaint);
    }
  }
  const { svgPainter } = await import('#src/scenes/paint/svg-painter.ts');
  return svgPainter(host);
}
