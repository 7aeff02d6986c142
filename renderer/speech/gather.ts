/** One thing to say, and the language that it is in. */
export type Said = { readonly text: string; readonly language: string };

const SKIPPED = '[aria-hidden="true"], script, style, [data-keyboard], [inert], [hidden]';
const FIELD = 'input, textarea';

/**
 * What is on the screen, in reading order: a thing for each block of text, each picture's words and each field's content.
 * The keys of the keyboard on the screen are named when they have the focus, not one after the other. What is masked is
 * never said.
 */
export function gather(root: Element, star: string): Said[] {
  const said: Said[] = [];
  let open: { block: Element; text: string } | null = null;
  const flush = (): void => {
    if (open) push(said, open.text, open.block);
    open = null;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const parent = node.parentElement;
      if (!parent) return;
      const block = blockOf(parent);
      if (open?.block !== block) {
        flush();
        open = { block, text: '' };
      }
      if (open) open.text += node.textContent ?? '';
      return;
    }
    if (!(node instanceof Element) || node.matches(SKIPPED) || isUnseen(node)) return;
    const words = wordsOf(node, star);
    if (words !== null) {
      flush();
      push(said, words, node);
      return;
    }
    node.childNodes.forEach(walk);
  };
  walk(root);
  flush();
  return said;
}

/** The words of an element that has some of its own; null: its content is read. */
function wordsOf(element: Element, star: string): string | null {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return isMasked(element) ? [...element.value].map(() => star).join(' ') : element.value;
  }
  if (element.getAttribute('role') === 'img' || element instanceof HTMLImageElement) {
    return element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '';
  }
  if (element instanceof HTMLButtonElement) return element.getAttribute('aria-label');
  return null;
}

/** Passwords, and what is marked so. */
export const isMasked = (field: Element): boolean =>
  (field instanceof HTMLInputElement && field.type === 'password') || field.closest('[data-masked]') !== null;

export const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.matches(FIELD);

function push(said: Said[], text: string, at: Element): void {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words !== '') said.push({ text: words, language: languageOf(at) });
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
