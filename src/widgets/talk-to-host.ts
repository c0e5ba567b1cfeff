import {
  heightMessages,
  idIn,
  readMessage,
  secretIn,
  type EmbedTheme,
  type Said,
} from './frame-messages.ts';

/** Reports the height of what is in the frame, and listens to the page around it. */
export function talkToHost(): void {
  if (parent === window) return;
  const { search, hash, href } = location;
  const say = (type: Said['type']): void => {
    // The body's own box: what the document scrolls over never gets lower than the frame.
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const said = { type, id: idIn(search), height, src: href, secret: secretIn(hash) };
    for (const message of heightMessages(said)) parent.postMessage(message, '*');
  };
  say('ready');
  new ResizeObserver(() => say('resize')).observe(document.body, { box: 'border-box' });
  addEventListener('message', ({ source, data }) => {
    const message = source === parent ? readMessage(data) : undefined;
    if (message?.type === 'hello') say('ready');
    if (message?.type === 'setTheme') setTheme(message.theme);
  });
}

function setTheme(theme: EmbedTheme): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset['theme'];
  else dataset['theme'] = theme === 'dark' ? 'night' : 'paper';
}
