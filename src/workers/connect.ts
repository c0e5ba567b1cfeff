import type { Line, Ready, Reply, Request } from './protocol.ts';
import TrainingWorker from './training.worker.ts?worker&inline';

/** A line to a training, and the place at its other end. */
export interface Connection {
  /** What the other end said first; until then requests are kept for it. */
  readonly ready: Ready | undefined;
  readonly where: Site['where'];
  say(request: Request): void;
  /** Ends the training at once. */
  cut(): void;
}

interface Site {
  readonly where: 'worker' | 'page';
  readonly line: Line<Request, Reply>;
  terminate(): void;
}

/**
 * Opens a line to a worker or, where none can be had (its constructor throws, or its script is
 * blocked), to the page itself. `fail` hears when the worker dies later.
 */
export function connect(
  hear: (reply: Exclude<Reply, Ready>) => void,
  fail: (why: string) => void,
): Connection {
  const early: Request[] = [];
  let ready: Ready | undefined;
  let site: Site | undefined;
  let open = true;
  const say = (request: Request): void => {
    if (!ready) early.push(request);
    else if (open) site!.line.postMessage(request);
  };
  const settle = (next: Site): void => {
    site = next;
    site.line.onmessage = ({ data: reply }) => {
      if (reply.type !== 'ready') return hear(reply);
      ready = reply;
      try {
        early.forEach(say);
      } catch {
        fail('The job cannot be posted; it must be plain data.');
      }
    };
  };
  const moveToPage = async (): Promise<void> => {
    site?.terminate();
    try {
      const { trainOnPage } = await import('./train-on-page.ts');
      if (open) settle({ where: 'page', ...trainOnPage() });
    } catch {
      fail('There is no worker, and the script that trains on the page did not load.');
    }
  };
  try {
    const worker = new TrainingWorker();
    const died = (event: ErrorEvent): void => {
      event.preventDefault();
      if (ready) fail(`The worker has died. ${event.message}`);
      else void moveToPage();
    };
    worker.addEventListener('error', died, { once: true });
    worker.addEventListener('messageerror', () => fail('The worker’s words cannot be read.'));
    settle({ where: 'worker', line: worker, terminate: () => worker.terminate() });
  } catch {
    void moveToPage();
  }
  return {
    get ready() {
      return ready;
    },
    get where() {
      return site?.where ?? 'page';
    },
    say,
    cut() {
      open = false;
      site?.terminate();
    },
  };
}
