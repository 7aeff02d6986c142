import type { Texts } from '../i18n/index.ts';
import { contentOf, gather, isField, languageOf, type Said } from './gather.ts';
import { stateOf } from './state-of.ts';

const GROUP = 'fieldset, [role="group"], [role="radiogroup"]';

/**
 * What has the focus: its name, what it is, how it is, and what explains it. `from` had the focus before: the name of a group
 * is said when the focus comes into it.
 */
export function describe(element: HTMLElement, { say }: Pick<Texts, 'say'>, from: Element | null): Said[] {
  const language = document.documentElement.lang;
  const facts = factsOf(element, say).filter((fact) => fact !== '');
  const explained = (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .flatMap((id) => document.getElementById(id) ?? [])
    .flatMap((words) => gather(words, say));
  return [
    ...groupOf(element, from, say),
    ...nameOf(element, say),
    ...(facts.length > 0 ? [{ text: facts.join(', '), language }] : []),
    ...explained,
  ];
}

/** How what has the focus is now that it was pressed. */
export function changeOf(element: Element, { say }: Pick<Texts, 'say'>): Said[] {
  const { chosen, expanded } = stateOf(element, say);
  const words = [chosen || say('speech.notChosen'), expanded];
  const isChoice = element.matches('[aria-checked], [aria-pressed]');
  const text = (isChoice ? words : [expanded]).filter((word) => word !== '').join(', ');
  return [{ text, language: document.documentElement.lang }];
}

function nameOf(element: HTMLElement, say: Texts['say']): Said[] {
  const label = element.getAttribute('aria-label');
  const named = label ? [{ text: label, language: languageOf(element) }] : [];
  if (element instanceof HTMLFieldSetElement) return named.length > 0 ? named : legendOf(element, say);
  if (isField(element)) return [...named, ...[...(element.labels ?? [])].flatMap((one) => gather(one, say))];
  // What is only scrolled has its content as its name.
  if (element.matches('[data-scrolls]') || named.length === 0) return [...named, ...gather(element, say)];
  return named;
}

function factsOf(element: HTMLElement, say: Texts['say']): string[] {
  const { chosen, expanded } = stateOf(element, say);
  const off = element.matches(':disabled, [aria-disabled="true"]') ? say('speech.disabled') : '';
  if (isField(element)) {
    const wrong = element.getAttribute('aria-invalid') === 'true' ? say('speech.wrong') : '';
    return [element.value === '' ? '' : say('speech.field'), contentOf(element, say), wrong, off];
  }
  switch (element.getAttribute('role')) {
    case 'checkbox':
      return [say('speech.tickBox'), chosen, off];
    case 'radio':
      return [say('speech.option'), place(element, say), chosen || say('speech.notChosen'), off];
    case 'group':
      return [say('speech.keys')];
  }
  if (element instanceof HTMLFieldSetElement) return [say('speech.keys')];
  if (element.matches('[aria-pressed]'))
    return [say('speech.button'), chosen || say('speech.notChosen'), expanded, off];
  if (element instanceof HTMLButtonElement) return [say('speech.button'), expanded, off];
  if (element instanceof HTMLAnchorElement) return [say('speech.link')];
  return [];
}

/** Which of how many it is. */
function place(option: Element, say: Texts['say']): string {
  const options = [...(option.closest(GROUP)?.querySelectorAll('[role="radio"]') ?? [])];
  if (options.length < 2) return '';
  return say('speech.position', { number: options.indexOf(option) + 1, of: options.length });
}

/** The name of the group that the focus comes into with this. */
function groupOf(element: Element, from: Element | null, say: Texts['say']): Said[] {
  const group = element.parentElement?.closest<HTMLElement>(GROUP);
  if (!group || group.contains(from)) return [];
  const label = group.getAttribute('aria-label');
  return label ? [{ text: label, language: languageOf(group) }] : legendOf(group, say);
}

const legendOf = (group: Element, say: Texts['say']): Said[] =>
  [...group.querySelectorAll(':scope > legend')].flatMap((legend) => gather(legend, say));
