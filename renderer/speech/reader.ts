import type { TextKey, Texts } from '../i18n/index.ts';
import { changeOf, describe } from './describe.ts';
import { gather, type Said } from './gather.ts';
import { shown } from './shown.ts';
import { typedByKey, typedByTouch } from './typing.ts';
import type { Voice } from './voice.ts';

const HEADING = 'h1, h2';
const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
const IDLE = '[data-overlay="idle"]';
const STATES = ['aria-checked', 'aria-pressed', 'aria-expanded'];
const READ_SINGLY = '[data-keyboard], [data-read-singly]';

/** Everything that is on the screen now, and how to go on. */
export function wholeScreen({ say }: Pick<Texts, 'say'>): Said[] {
  const root = shown();
  const hint = { text: say(howToGoOn()), language: document.documentElement.lang };
  return root ? [...gather(root, say), hint] : [];
}

/** By the keypad's keys, or by the switch that the resident uses. */
function howToGoOn(): TextKey {
  switch (document.documentElement.dataset.switch) {
    case 'by-itself':
      return 'scan.by-itself';
    case 'by-button':
      return 'scan.by-button';
    default:
      return 'speech.howToGoOn';
  }
}

/**
 * Reads along: a screen when it comes, what the focus comes to, what is typed, and what appears or changes. Any touch and
 * any key cuts what is being said. Returns the function that ends it.
 */
export function readAlong(voice: Voice, texts: () => Texts): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let title = titleNow();
  /** While it is asked whether somebody is still there: whether that has cut the reading of the screen. */
  let asked: { readonly cutReading: boolean; readonly over: string } | null = null;
  const readScreen = (): void => {
    const over = title;
    title = titleNow();
    if (shown()?.matches(IDLE)) {
      asked ??= { cutReading: voice.reads(), over };
      voice.say(wholeScreen(texts()));
    } else voice.read(wholeScreen(texts()));
  };
  /** For a resident who is still there the screen continues where the question has cut it, and does not begin anew. */
  const comesBack = (to: HTMLElement, from: Element | null): boolean => {
    if (asked === null || shown()?.matches(IDLE)) return false;
    const { cutReading, over } = asked;
    asked = null;
    title = titleNow();
    if (title !== over) return false;
    if (cutReading) voice.goOn();
    else voice.say(describe(to, texts(), from));
    return true;
  };
  const appeared = new MutationObserver((changes) => {
    if (isNewQuestion(title)) return readScreen();
    // What a press has done cuts what was being said; what came of it is said after that.
    const pressed = changes.find(({ type, target }) => type === 'attributes' && isFocused(target));
    if (pressed?.target instanceof Element) voice.say(changeOf(pressed.target, texts()));
    for (const region of newsIn(changes)) {
      if (!region.closest('[inert]')) voice.sayNext(gather(region, texts().say));
    }
  });
  const early = { capture: true, passive: true, signal } as const;
  window.addEventListener('pointerdown', () => voice.cut(), early);
  window.addEventListener(
    'keydown',
    (event) => {
      voice.cut();
      const typed = typedByKey(event, texts());
      // After the focus has come to the field that the key was meant for.
      if (typed) window.setTimeout(() => voice.say([typed]));
    },
    early,
  );
  window.addEventListener(
    'click',
    (event) => {
      const typed = typedByTouch(event, texts());
      if (typed) voice.say([typed]);
    },
    early,
  );
  document.addEventListener(
    'focusin',
    ({ target, relatedTarget }) => {
      if (!(target instanceof HTMLElement)) return;
      const from = relatedTarget instanceof Element ? relatedTarget : null;
      if (comesBack(target, from)) return;
      if (target.matches(HEADING)) readScreen();
      else voice.say(describe(target, texts(), from));
    },
    { signal },
  );
  appeared.observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: STATES,
  });
  return () => {
    stop.abort();
    appeared.disconnect();
  };
}

const titleNow = (): string => shown()?.querySelector(HEADING)?.textContent ?? '';

/** Whether another question stands where the focus has stayed on the heading, e.g. after a code was scanned. */
function isNewQuestion(before: string): boolean {
  const { activeElement } = document;
  if (!activeElement?.matches(HEADING) || activeElement.querySelector(LIVE)) return false;
  return shown()?.contains(activeElement) === true && titleNow() !== before;
}

/** The keys of the keyboard say what they type. */
const isFocused = (node: Node): boolean =>
  node === document.activeElement && node instanceof Element && node.closest('[data-keyboard]') === null;

/** The regions that say what is new, and buttons that came to a screen that is there already. */
function newsIn(changes: readonly MutationRecord[]): ReadonlySet<Element> {
  const news = new Set<Element>();
  for (const { type, target, addedNodes } of changes) {
    if (type === 'attributes') continue;
    const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE);
    if (region) news.add(region);
    else for (const added of addedNodes) for (const one of newParts(added)) news.add(one);
  }
  return news;
}

/** A new screen is read as a whole; of what comes to one: its regions, and buttons such as the one that cancels. */
function newParts(added: Node): readonly Element[] {
  if (!(added instanceof Element) || added.closest(READ_SINGLY)) return [];
  const screen = added.parentElement?.closest('[data-screen], [data-overlay]');
  if (!screen) return [];
  // What is typed changes what is offered: that is found by moving on.
  const parts = screen.querySelector('input, textarea') ? LIVE : `${LIVE}, button`;
  if (added.matches(parts)) return [added];
  return [...added.querySelectorAll(parts)].filter(
    (one) => one.closest(READ_SINGLY) === null && one.parentElement?.closest(LIVE) === null,
  );
}
