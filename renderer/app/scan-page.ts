import type { SwitchButton } from '../../domain/keypad/index.ts';
import type { Texts } from '../i18n/index.ts';
import {
  createScanner,
  leavesOf,
  type Scanner,
  type Shown,
  type Stop,
  type SwitchSettings,
} from '../scanning/index.ts';
import type { Speech } from '../speech/index.ts';
import { KEYBOARD, pageLeaves } from './page-stops.ts';
import { scrollOn, scrollToStart } from './scroll-on.ts';

const FIELD = 'input, textarea, select';
const ASKS_FIRST = '[data-asks-first]';
const NAMES_GROUP = ':scope > legend';
/** Of a group without a name its first things are said: more would take longer than going through it. */
const SAID_OF_A_GROUP = 8;

type PageScan = {
  /** Who speaks now, and in which language. */
  readonly heard: () => { readonly speech: Speech; readonly texts: Texts };
  readonly settings: SwitchSettings;
  readonly startedBy: SwitchButton;
  readonly onChange: (shown: Shown<HTMLElement>) => void;
  readonly ask: (element: HTMLElement) => void;
};

/** A frame that moves over the page, from what is on it to what is on it next. */
export function scanPage({ heard, settings, startedBy, onChange, ask }: PageScan): Scanner {
  let before: Element | null = null;
  const say = (stop: Stop<HTMLElement>, isWayOut: boolean): void => {
    const { speech, texts } = heard();
    const from = before;
    before = leavesOf(stop)[0] ?? null;
    if (isWayOut) speech.sayWords(texts.say('scan.out'));
    else if (stop.kind === 'one') speech.sayElement(stop.id, from);
    else speech.sayWords(nameOfGroup(stop));
  };
  const parts = {
    read: () => pageLeaves(document),
    repeats: (group: HTMLElement) => group.matches(KEYBOARD),
    asksFirst: (element: HTMLElement) => element.matches(ASKS_FIRST),
    ask,
    press,
    say,
    reads: () => heard().speech.reads(),
    speaks: () => heard().speech.speaks(),
    nowMs: () => performance.now(),
    after: (ms: number, then: () => void) => {
      const timer = window.setTimeout(then, ms);
      return () => window.clearTimeout(timer);
    },
    onChange,
  };
  return createScanner<HTMLElement>(parts, settings, startedBy);
}

/** Presses as a key does. Fields take the focus, and what is longer than its room moves on, at its end to its beginning. */
function press(element: HTMLElement): void {
  if (element.matches(FIELD)) element.focus();
  else if (element.matches('[data-scrolls]')) scrollOn(element, 'down') || scrollToStart(element);
  else {
    // The keys of the screen leave the focus where they write.
    if (!element.closest(KEYBOARD)) element.focus({ preventScroll: true });
    element.click();
  }
}

function nameOfGroup(stop: Stop<HTMLElement>): string {
  const group = stop.kind === 'group' ? stop.group : null;
  const name = group?.ariaLabel ?? group?.querySelector(NAMES_GROUP)?.textContent;
  if (name) return name;
  return leavesOf(stop)
    .slice(0, SAID_OF_A_GROUP)
    .map((one) => one.ariaLabel ?? labelOf(one) ?? one.textContent ?? '')
    .join(', ');
}

const labelOf = (element: HTMLElement): string | null =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    ? [...(element.labels ?? [])].map(({ textContent }) => textContent).join(', ')
    : null;
