// What is done within a page; each function is handed to the browser by itself.

/** Scrolls a page to its end, so that all of it wakes; gives what did not come to life. */
export async function wake(): Promise<string[]> {
  const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo({ top: y, behavior: 'instant' });
    await wait(60);
  }
  const asleep = (): HTMLElement[] => [
    ...document.querySelectorAll<HTMLElement>('astro-island[ssr]'),
  ];
  for (let i = 0; i < 100 && asleep().length > 0; i++) {
    asleep()[0]!.firstElementChild?.scrollIntoView();
    await wait(100);
  }
  return asleep().map((island) => island.getAttribute('component-url') ?? island.outerHTML);
}

/** Reads the second step of every story: it must be the current one, painted. Gives what fails. */
export async function followStories(): Promise<string[]> {
  const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const wrong: string[] = [];
  for (const story of document.querySelectorAll('section.story')) {
    story.scrollIntoView();
    const painted = (): boolean => story.querySelector('[data-poster]')!.hasAttribute('hidden');
    for (let i = 0; i < 300 && !painted(); i++) await wait(100);
    const second = story.querySelectorAll('.step')[1]!;
    const { top, height } = second.getBoundingClientRect();
    scrollTo({ top: scrollY + top + height / 2 - innerHeight / 2, behavior: 'instant' });
    const current = (): boolean => second.classList.contains('on');
    for (let i = 0; i < 50 && !current(); i++) await wait(100);
    const problem = story.querySelector('.problem')?.textContent;
    if (problem || !painted() || !current())
      wrong.push(`${story.id}: ${problem ?? (painted() ? 'does not follow' : 'is not painted')}`);
  }
  return wrong;
}

/** Moves the first thing in a widget that can be set; gives what is wrong with its answer. */
export async function answer(): Promise<string | null> {
  const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const widget = document.querySelector('section.widget')!;
  widget.scrollIntoView();
  const reset = [...widget.querySelectorAll('button')].find((b) => b.textContent === 'Reset')!;
  for (let i = 0; i < 200 && reset.disabled; i++) await wait(100);
  const controls =
    'input[type=radio]:not(:checked), input[type=checkbox], input[type=range], select';
  const control =
    widget.querySelector<HTMLInputElement>(`.alive :is(${controls}):enabled`) ??
    widget.querySelector<HTMLElement>('.alive button:enabled')!;
  const shown = (): string => widget.querySelector('.alive')!.innerHTML;
  const before = shown();
  if (control instanceof HTMLSelectElement) control.selectedIndex = 1;
  else if (control instanceof HTMLInputElement && control.type === 'range') control.stepUp();
  else control.click();
  for (const event of ['input', 'change'])
    control.dispatchEvent(new Event(event, { bubbles: true }));
  for (let i = 0; i < 100 && shown() === before; i++) await wait(50);
  return shown() === before ? 'does not answer' : null;
}

/** Leads a story in a frame to its next step; gives what is wrong with it. */
export async function goOn(): Promise<string | null> {
  const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const painted = (): boolean => document.querySelector('[data-poster]')!.hasAttribute('hidden');
  for (let i = 0; i < 300 && !painted(); i++) await wait(100);
  const step = (): string => document.querySelector('.step.on')!.id;
  const first = step();
  [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Next')!.click();
  for (let i = 0; i < 50 && step() === first; i++) await wait(100);
  if (!painted()) return 'is not painted';
  return step() === first ? 'does not go on' : null;
}
