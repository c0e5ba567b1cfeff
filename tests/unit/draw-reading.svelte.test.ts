import { expect, test, vi } from 'vitest';
import { drawReading } from '#src/draw-reading.ts';

test('where styles cannot tell the place of a scroll, the reading line is drawn by script', async () => {
  vi.stubGlobal('CSS', { supports: () => false });
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(innerHeight + 400);
  const line = document.createElement('span');
  drawReading(line);
  await vi.waitFor(() => expect(line.style.transform).toBe('scaleX(0)'));
  vi.stubGlobal('scrollY', 100);
  dispatchEvent(new Event('scroll'));
  await vi.waitFor(() => expect(line.style.transform).toBe('scaleX(0.25)'));
  vi.unstubAllGlobals();
});
