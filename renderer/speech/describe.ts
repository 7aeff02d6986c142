import type { Texts } from '../i18n/index.ts';
import { gather, isField, isMasked, languageOf, type Said } from './gather.ts';

/** What has the focus: its name, what it is, and how it is. */
export function describe(element: HTMLElement, { say }: Pick<Texts, 'say'>): Said[] {
  const star = say('speech.star');
  const name: Said[] = nameOf(element, star);
  const facts: string[] = [];
  if (isField(element)) {
    facts.push(say('speech.field'));
    const content = isMasked(element)
      ? [...element.value].map(() => star).join(' ')
      : element.value || say('speech.empty');
    if (content !== '') facts.push(content);
    if (element.getAttribute('aria-invalid') === 'true') facts.push(say('speech.wrong'));
  } else {
    const pressed = element.getAttribute('aria-pressed') ?? element.getAttribute('aria-checked');
    const expanded = element.getAttribute('aria-expanded');
    facts.push(say('speech.button'));
    if (pressed !== null) facts.push(say(pressed === 'true' ? 'speech.chosen' : 'speech.notChosen'));
    if (expanded !== null) facts.push(say(expanded === 'true' ? 'speech.open' : 'speech.closed'));
    if (element.matches(':disabled, [aria-disabled="true"]')) facts.push(say('speech.disabled'));
  }
  return [...name, { text: facts.join(', '), language: document.documentElement.lang }];
}

function nameOf(element: HTMLElement, star: string): Said[] {
  const label = element.getAttribute('aria-label');
  if (label) return [{ text: label, language: languageOf(element) }];
  if (!isField(element)) return gather(element, star);
  return [...(element.labels ?? [])].flatMap((one) => gather(one, star));
}
