import { typedCharacter } from './typed-character.ts';
import type { TypedKey } from './typed-key.ts';

/** How a device ended a line. `more`: something came after the Enter; `none`: line after line had no end. */
export type Ending = 'enter' | 'tab' | 'more' | 'none';

export type TypedLinesParts = {
  readonly monotonicMs: () => number;
  /** Text that a device typed, without the Enter at its end. */
  readonly onLine: (line: string) => void;
  readonly onUnreadable: (reason: 'too-long' | 'cut-short') => void;
  /** A device that ends otherwise than with Enter has to be set by IT. */
  readonly onEnding: (ending: Ending) => void;
  /** Gives a key that was held back to the page after all. Its own key event must not come back here. */
  readonly replay: (key: TypedKey) => void;
};

/** Tells devices that type from people who type. */
export type TypedLines = {
  /** True when the page must not have this key event, now or at all. */
  readonly take: (key: TypedKey) => boolean;
  readonly close: () => void;
};

/** Devices leave 1 to 20 ms between two keys; people who are very quick, 60. */
const LONGEST_GAP_MS = 50;
/** Quick fingers press two or three keys at once, and a flat hand a few more. */
const FEWEST_CHARACTERS = 6;
/** When this timer comes later than that, the keys that would have stopped it may be waiting to be heard. */
const LATE_MS = 10;
const SECOND_LOOK_MS = 20;
/** What follows a broken line this closely is its rest; what begins this closely after other keys may be one. */
const REST_MS = 1_000;
const AFTER_OTHERS_MS = 300;
const MOST_CHARACTERS = 512;
/** What a device adds to its Enter comes at once: a second Enter, a line feed, a Tab. */
const AFTER_END_MS = 200;
/** So many lines in a row without an end are no accident. */
const FEW_ACCIDENTS = 2;
/** How codes of several lines begin: a payment slip of the EPC or of Switzerland, an identity document. Nobody types these and Enter so quickly. */
const FIRST_OF_LINES = /(?:(?:^|[^A-Za-z])(?:bcd|spc)|^@)(?=\n|$)/i;
/** They come between two characters, and do nothing by themselves. */
const MODIFIERS = new Set([
  'ShiftLeft',
  'ShiftRight',
  'ControlLeft',
  'ControlRight',
  'AltLeft',
  'AltRight',
  'CapsLock',
  'NumLock',
]);

/**
 * Each character is held back until the gap after it has shown who typed: what no other followed in time goes on to the page, so that a person
 * loses nothing but a moment. Six characters without a gap are a device's, and reach nobody but `onLine`. Half a number must
 * never count as a whole one: a line that may have lost its beginning is reported as cut short.
 */
export function createTypedLines(parts: TypedLinesParts): TypedLines {
  let held: TypedKey[] = [];
  let text = '';
  let isTooLong = false;
  let isSuspect = false;
  /** It began so soon after a device's line that it is the next one, however short. */
  let isNextLine = false;
  let lastEnd = '';
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let brokenAtMs = Number.NEGATIVE_INFINITY;
  let endedAtMs = Number.NEGATIVE_INFINITY;
  let withoutEnd = 0;
  let gap: NodeJS.Timeout | undefined;
  /** Keys whose press the page has not had, or has had with its release: of their release it must not hear. */
  const pressed = new Set<string>();

  function take(key: TypedKey): boolean {
    if (key.type === 'keyUp') return pressed.delete(key.code);
    if (key.type !== 'keyDown') return false;
    pressed.delete(key.code);
    if (MODIFIERS.has(key.code)) {
      if (isBurst()) keepOn();
      return false;
    }
    const character = key.isAutoRepeat ? null : typedCharacter(key);
    const isEnter = endsLine(key);
    const isTab = key.code === 'Tab' || (key.control && key.code === 'KeyI');
    if ((isEnter || isTab || key.control) && !isBurst() && parts.monotonicMs() - endedAtMs < AFTER_END_MS) {
      parts.onEnding('more');
      pressed.add(key.code);
      return true;
    }
    if (parts.monotonicMs() - brokenAtMs < REST_MS && (isEnter || isTab || character !== null)) {
      if (isEnter) {
        beginAnew();
        endedAtMs = parts.monotonicMs();
      }
      pressed.add(key.code);
      return true;
    }
    const between = isEnter || !isDevice() ? null : isTab ? TAB : betweenFields(key);
    if (between !== null) {
      pressed.add(key.code);
      hold(key, between);
      return true;
    }
    if (isEnter && FIRST_OF_LINES.test(text)) {
      pressed.add(key.code);
      // Carriage return and line feed are one line end; two of either are an empty line.
      const isSecondHalf = key.code === 'KeyJ' && text.endsWith(LINE_END) && lastEnd !== 'KeyJ';
      hold(key, isSecondHalf ? '' : LINE_END);
      lastEnd = key.code;
      return true;
    }
    if (isEnter && isDevice()) {
      pressed.add(key.code);
      parts.onEnding('enter');
      endLine();
      return true;
    }
    if (character === null) {
      // So closely after a device's key nobody presses Escape or an arrow: the device does.
      const isDevices = isDevice();
      if (isDevices) pressed.add(key.code);
      settle();
      if (isEnter) beginAnew();
      return isDevices;
    }
    pressed.add(key.code);
    hold(key, character);
    return true;
  }

  function hold(key: TypedKey, character: string): void {
    if (!isBurst()) {
      isSuspect = parts.monotonicMs() - lastAtMs < AFTER_OTHERS_MS;
      isNextLine = parts.monotonicMs() - endedAtMs < LONGEST_GAP_MS;
    }
    keepOn();
    if (isTooLong) return;
    held.push(key);
    text += character;
    isTooLong = text.length > MOST_CHARACTERS;
  }

  /** The burst may go on: its next key has as long again. */
  function keepOn(): void {
    lastAtMs = parts.monotonicMs();
    clearTimeout(gap);
    gap = setTimeout(gapIsOver, LONGEST_GAP_MS);
  }

  function gapIsOver(): void {
    const isLate = parts.monotonicMs() - lastAtMs > LONGEST_GAP_MS + LATE_MS;
    if (isLate) gap = setTimeout(settle, SECOND_LOOK_MS);
    else settle();
  }

  function endLine(): void {
    const line = text.replace(/[\t\n]+$/, '');
    const [wasTooLong, wasSuspect] = [isTooLong, isSuspect];
    forget();
    beginAnew();
    endedAtMs = parts.monotonicMs();
    withoutEnd = 0;
    if (wasTooLong) parts.onUnreadable('too-long');
    else if (wasSuspect) parts.onUnreadable('cut-short');
    else parts.onLine(line);
  }

  /** The burst is over, without Enter, or with that of the last of several lines. A Tab at its end was meant as one. */
  function settle(): void {
    if (/[\t\n]$/.test(text) && !isTooLong) {
      parts.onEnding(text.endsWith(TAB) ? 'tab' : 'enter');
      endLine();
      return;
    }
    const [keys, wasDevice, wasTooLong] = [held, isDevice(), isTooLong];
    forget();
    if (wasDevice) {
      brokenAtMs = parts.monotonicMs();
      withoutEnd += 1;
      if (withoutEnd === FEW_ACCIDENTS) parts.onEnding('none');
      parts.onUnreadable(wasTooLong ? 'too-long' : 'cut-short');
    } else for (const key of keys) parts.replay(key);
  }

  /** After Enter: what comes next is no rest of anything. */
  function beginAnew(): void {
    lastAtMs = Number.NEGATIVE_INFINITY;
    brokenAtMs = Number.NEGATIVE_INFINITY;
  }

  function forget(): void {
    clearTimeout(gap);
    held = [];
    text = '';
    isTooLong = false;
  }

  const isBurst = (): boolean => held.length > 0;
  const isDevice = (): boolean =>
    text.length >= FEWEST_CHARACTERS ||
    (isBurst() && isNextLine) ||
    (text.includes(LINE_END) && FIRST_OF_LINES.test(text));

  return { take, close: forget };
}

const TAB = '\t';
const LINE_END = '\n';

/** What a device presses between the fields of a code; empty for a control character that says nothing. */
function betweenFields({ code, control }: TypedKey): string | null {
  if (!control) return null;
  return Object.hasOwn(SEPARATORS, code) ? (SEPARATORS[code] ?? '') : '';
}

/** FS, GS, RS and US, with Control as in ASCII. */
const SEPARATORS: Readonly<Record<string, string>> = {
  Backslash: '\u001c',
  BracketRight: '\u001d',
  Digit6: '\u001e',
  Minus: '\u001f',
};

/** Enter, or what a terminal takes for it: carriage return and line feed as control characters. */
const endsLine = ({ key, code, control }: TypedKey): boolean =>
  key === 'Enter' || (control && (code === 'KeyJ' || code === 'KeyM'));
