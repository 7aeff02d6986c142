import type { Say } from '../i18n/index.ts';
import { spelled } from './spelled.ts';
import { stateOf } from './state-of.ts';

/** One thing to say, and the language that it is in. */
export type Said = {
  readonly text: string;
  readonly language: string;
  /** Words that go on changing: those that hold when it is said, in the place of the text. The same one each time. */
  readonly latest?: Latest;
};
export type Latest = { readonly words: () => string };

/** What has the focus is named; the many keys of a keyboard and days of a month are not read one after the other. */
const SKIPPED = '[aria-hidden="true"], script, style, [data-keyboard], [data-read-singly], [inert], [hidden]';
const FIELD = 'input, textarea';
const SPELLED = '[data-spell]';
/** Names the element whose words hold when this is said, such as a time that runs out. */
const SAID_AS = '[data-said-as]';

/**
 * What is on the screen, in reading order: a thing for each block of text in one language, each picture's words and each field's content, and
 * of what can be chosen whether it is. What is masked is never said.
 */
export function gather(root: Element, say: Say): Said[] {
  const said: Said[] = [];
  let open: { block: Element; at: Element; text: string } | null = null;
  const flush = (): void => {
    if (open) push(said, open.text, open.at);
    open = null;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (!parent) return;
      const block = blockOf(parent);
      // Words of another language within a line are said by that language's voice.
      if (open?.block !== block || languageOf(open.at) !== languageOf(parent)) {
        flush();
        open = { block, at: parent, text: '' };
      }
      const text = node.textContent ?? '';
      if (open) open.text += parent.closest(SPELLED) ? ` ${spelled(text)} ` : text;
      return;
    }
    if (!(node instanceof Element) || node.matches(SKIPPED) || isUnseen(node)) return;
    if (node instanceof HTMLElement && node.matches(SAID_AS)) {
      flush();
      push(said, node.innerText, node, latestOf(node));
      return;
    }
    const words = wordsOf(node, say);
    if (words === null) node.childNodes.forEach(walk);
    else {
      flush();
      push(said, words, node);
    }
    const state = node === root ? '' : stateOf(node, say).chosen;
    if (state === '') return;
    flush();
    push(said, state, document.documentElement);
  };
  walk(root);
  flush();
  return said;
}

/** The words of an element that has some of its own; null: its content is read. */
function wordsOf(element: Element, say: Say): string | null {
  if (isField(element)) return contentOf(element, say);
  if (element.getAttribute('role') === 'img' || element instanceof HTMLImageElement) {
    return element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '';
  }
  if (element instanceof HTMLButtonElement) return element.getAttribute('aria-label');
  return null;
}

/** What is written in a field; of what is masked only how much. */
export function contentOf(field: HTMLInputElement | HTMLTextAreaElement, say: Say): string {
  if (field.value === '') return `${say('speech.field')}, ${say('speech.empty')}`;
  if (isMasked(field)) return [...field.value].map(() => say('speech.star')).join(' ');
  return field.matches(SPELLED) ? spelled(field.value) : field.value;
}

/** Passwords, and what is marked so. */
export const isMasked = (field: Element): boolean =>
  (field instanceof HTMLInputElement && field.type === 'password') || field.closest('[data-masked]') !== null;

export const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.matches(FIELD);

function push(said: Said[], text: string, at: Element, latest?: Latest): void {
  const words = bare(text);
  if (words !== '') said.push({ text: words, language: languageOf(at), ...(latest ? { latest } : {}) });
}

/** Without what only says where a line may end. */
const bare = (text: string): string =>
  text
    .replace(/[\u00ad\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const latests = new WeakMap<Element, Latest>();

/** The words of what an element is said as, as they are when they are asked for; of an element that has gone none. */
function latestOf(element: HTMLElement): Latest {
  const known = latests.get(element);
  if (known) return known;
  const made: Latest = {
    words: () => bare(document.getElementById(element.dataset.saidAs ?? '')?.innerText ?? ''),
  };
  latests.set(element, made);
  return made;
}

/** The language of an element, as it or something around it says. */
export const languageOf = (element: Element): string =>
  element.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;

/** The nearest element around that begins a line of its own. */
function blockOf(element: Element): Element {
  let at: Element = element;
  while (at.parentElement && /^(inline|contents)$/.test(getComputedStyle(at).display)) at = at.parentElement;
  return at;
}

function isUnseen(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.display === 'none' || style.visibility === 'hidden';
}
