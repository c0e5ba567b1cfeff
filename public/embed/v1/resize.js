/* Layer by Layer: makes every frame of the book on this page as high as what is in it.
   <script async src="…/embed/v1/resize.js"></script> once, anywhere on the page. MIT. */
(() => {
  const LEAST = 100;
  const MOST = 5000;
  const book = new URL('../../', document.currentScript.src).href;
  const frames = () => [...document.querySelectorAll('iframe')];

  addEventListener('message', ({ data, source }) => {
    if (data?.source !== 'layer-by-layer' || data.v !== 1) return;
    if (!['ready', 'resize'].includes(data.type) || !Number.isFinite(data.height)) return;
    // A sandboxed frame has no origin to be known by: it is known by its window.
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    const bordered = getComputedStyle(frame).boxSizing === 'border-box';
    const border = bordered ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${border + Math.min(MOST, Math.max(LEAST, Math.ceil(data.height)))}px`;
  });

  // Frames that spoke before this script was here are asked to speak again.
  for (const frame of frames())
    if (frame.src.startsWith(book))
      frame.contentWindow.postMessage({ source: 'layer-by-layer', v: 1, type: 'hello' }, '*');
})();
