import type { Texts } from '../i18n/index.ts';
import { isField, isMasked, type Said } from './gather.ts';
import { shown } from './shown.ts';

const SCOPE = '[data-screen], [data-overlay]';

/** What a key of a real keyboard has written or taken away; null: nothing. */
export function typedByKey({ key, target }: KeyboardEvent, texts: Texts): Said | null {
  if (!(target instanceof Element) || (target instanceof HTMLButtonElement && key === ' ')) return null;
  const fields = fieldsAround(isField(target) ? target : shown());
  if (fields.length === 0) return null;
  if (key === 'Backspace') return { text: texts.say('speech.deleted'), language: texts.language };
  return [...key].length === 1 ? echo(key, fields.some(isMasked), texts) : null;
}

/** What a key on the screen has done; null: this was none. */
export function typedByTouch({ target }: Event, texts: Texts): Said | null {
  const key = target instanceof Element ? target.closest<HTMLElement>('[data-skbtn]') : null;
  if (!key) return null;
  const words = key.getAttribute('aria-label') ?? key.textContent ?? '';
  return echo(words, fieldsAround(key).some(isMasked), texts);
}

const fieldsAround = (element: Element | null): Element[] => [
  ...(element?.closest(SCOPE)?.querySelectorAll('input, textarea') ?? []),
];

/** Of what is masked only that something was typed. */
const echo = (key: string, masked: boolean, { say, language }: Texts): Said => ({
  text: masked && [...key].length === 1 ? say('speech.star') : key === ' ' ? say('keyboard.space') : key,
  language,
});
