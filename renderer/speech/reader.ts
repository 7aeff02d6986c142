import type { Texts } from '../i18n/index.ts';
import { describe } from './describe.ts';
import { gather, isField, isMasked, type Said } from './gather.ts';
import type { Voice } from './voice.ts';

/** What is to be read: the question over the screen where there is one, else the screen. */
const shown = (): Element | null =>
  [...document.querySelectorAll('[data-overlay]')].at(-1) ?? document.querySelector('[data-screen]');

const HEADING = 'h1, h2';
const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';

/** Everything that is on the screen now, and how to go on. */
export function wholeScreen({ say }: Pick<Texts, 'say'>): Said[] {
  const root = shown();
  const hint = { text: say('speech.howToGoOn'), language: document.documentElement.lang };
  return root ? [...gather(root, say('speech.star')), hint] : [];
}

/**
 * Reads along: a screen when it comes, what the focus comes to, what is typed, and what appears by itself. Any touch and
 * any key cuts what is being said. Returns the function that ends it.
 */
export function readAlong(voice: Voice, texts: () => Texts): () => void {
  const cut = (): void => voice.cut();
  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (target.matches(HEADING)) voice.say(wholeScreen(texts()));
    else voice.say(describe(target, texts()));
  };
  const typed = (event: KeyboardEvent): void => {
    cut();
    const { target, key } = event;
    if (!(target instanceof Element) || !isField(target) || [...key].length !== 1) return;
    voice.say([echo(key, isMasked(target), texts())]);
  };
  const pressed = ({ target }: MouseEvent): void => {
    const key = target instanceof Element ? target.closest<HTMLElement>('[data-skbtn]') : null;
    if (!key) return;
    const field = key.closest('[data-screen], [data-overlay]')?.querySelector('input, textarea');
    const words = key.getAttribute('aria-label') ?? key.textContent ?? '';
    voice.say([echo(words, field ? isMasked(field) : false, texts())]);
  };
  const appeared = new MutationObserver((changes) => {
    const regions = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(LIVE);
      if (region) regions.add(region);
      else for (const added of addedNodes) for (const button of newButtons(added)) regions.add(button);
    }
    for (const region of regions) {
      if (!region.closest('[inert]')) voice.sayNext(gather(region, texts().say('speech.star')));
    }
  });
  window.addEventListener('pointerdown', cut, { capture: true, passive: true });
  window.addEventListener('keydown', typed, { capture: true, passive: true });
  window.addEventListener('click', pressed, { capture: true, passive: true });
  document.addEventListener('focusin', focused);
  appeared.observe(document.body, { childList: true, subtree: true, characterData: true });
  return () => {
    window.removeEventListener('pointerdown', cut, { capture: true });
    window.removeEventListener('keydown', typed, { capture: true });
    window.removeEventListener('click', pressed, { capture: true });
    document.removeEventListener('focusin', focused);
    appeared.disconnect();
  };
}

/** Buttons that come to a screen that is there already, e.g. the one that cancels. A new screen is read as a whole. */
function newButtons(added: Node): readonly Element[] {
  if (!(added instanceof Element) || added.closest('[data-keyboard]')) return [];
  if (!added.parentElement?.closest('[data-screen], [data-overlay]')) return [];
  return added.matches('button') ? [added] : [...added.querySelectorAll('button')];
}

/** What was typed; of what is masked only that something was. */
const echo = (key: string, masked: boolean, { say, language }: Texts): Said => ({
  text: masked && [...key].length === 1 ? say('speech.star') : key === ' ' ? say('keyboard.space') : key,
  language,
});
