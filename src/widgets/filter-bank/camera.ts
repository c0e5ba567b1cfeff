import type { Photo } from './photo.ts';

/** A camera that is on. Its pictures go nowhere but into the page. */
export interface Camera {
  /** Whether it looks at the reader, who expects a mirror. */
  readonly mirrored: boolean;
  /** Calls with each new frame, at most 30 a second, until the returned function is called. */
  watch(onframe: (frame: Photo) => void): () => void;
  /** Switches it off for good. */
  stop(): void;
}

/** Why there is no camera, as a sentence for the reader. `framed`: the page stands in another page. */
export function whyNoCamera(error: unknown, framed: boolean): string {
  const rest = 'Digits, drawing and photos work without it.';
  switch ((error as Error | undefined)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return framed
        ? `The camera was refused, by you or by the page around this frame; on a page of the book itself it may be allowed. ${rest}`
        : `The camera was refused; the browser's address bar can allow it. ${rest}`;
    case 'NotFoundError':
    case 'DevicesNotFoundError':
      return `No camera was found. ${rest}`;
    case 'NotReadableError':
    case 'AbortError':
      return `The camera gives no picture; another program may be using it. ${rest}`;
    default:
      return `This page cannot ask for a camera here. ${rest}`;
  }
}

/**
 * Asks for the camera and switches it on; `onend` is called when it goes away by itself. Rejects
 * with what the browser says, for `whyNoCamera`.
 */
export async function openCamera(onend: () => void): Promise<Camera> {
  // On an insecure page and in some frames there is no such thing at all.
  if (!navigator.mediaDevices?.getUserMedia) throw new Error('no camera here');
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 640 }, height: { ideal: 480 } },
  });
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const [track] = stream.getVideoTracks();
  track?.addEventListener('ended', onend);
  await video.play();
  return {
    mirrored: track?.getSettings().facingMode !== 'environment',
    watch(onframe) {
      const rest = watch(video, onframe);
      if (track) track.enabled = true;
      return () => {
        rest();
        // Unwatched it gives black frames, and many cameras put out their light.
        if (track) track.enabled = false;
      };
    },
    stop() {
      for (const part of stream.getTracks()) part.stop();
      video.srcObject = null;
    },
  };
}

function watch(video: HTMLVideoElement, onframe: (frame: Photo) => void): () => void {
  let shown = -1;
  let next = requestAnimationFrame(look);
  function look(): void {
    next = requestAnimationFrame(look);
    const { currentTime, videoWidth, videoHeight } = video;
    // 1/31, as two frames of a camera of 30 a second may lie a hair closer than 1/30.
    if (!videoWidth || (currentTime >= shown && currentTime < shown + 1 / 31)) return;
    shown = currentTime;
    onframe({ source: video, width: videoWidth, height: videoHeight });
  }
  return () => cancelAnimationFrame(next);
}
