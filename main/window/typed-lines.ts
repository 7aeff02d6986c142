import { typedCharacter } from './typed-character.ts';
import type { TypedKey } from './typed-key.ts';

export type TypedLinesParts = {
  readonly monotonicMs: () => number;
  /** Text that a device typed, without the Enter at its end. */
  readonly onLine: (line: string) => void;
  readonly onUnreadable: (reason: 'too-long' | 'cut-short') => void;
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
  let lastAtMs = Number.NEGATIVE_INFINITY;
  let brokenAtMs = Number.NEGATIVE_INFINITY;
  let gap: NodeJS.Timeout | undefined;
  /** Keys whose press the page has not had, or has had with its release: of their release it must not hear. */
  const pressed = new Set<string>();

  function take(key: TypedKey): boolean {
    if (key.type === 'keyUp') return pressed.delete(key.code);
    if (key.type !== 'keyDown') return false;
    pressed.delete(key.code);
    // It comes between two characters, and does nothing by itself.
    if (key.code === 'ShiftLeft' || key.code === 'ShiftRight') {
      if (isBurst()) keepOn();
      return false;
    }
    const character = key.isAutoRepeat ? null : typedCharacter(key);
    const isEnter = key.key === 'Enter';
    if (parts.monotonicMs() - brokenAtMs < REST_MS && (isEnter || character !== null)) {
      if (isEnter) beginAnew();
      pressed.add(key.code);
      return true;
    }
    if (isEnter && isDevice()) {
      pressed.add(key.code);
      endLine();
      return true;
    }
    if (character === null) {
      settle();
      if (isEnter) beginAnew();
      return false;
    }
    pressed.add(key.code);
    hold(key, character);
    return true;
  }

  function hold(key: TypedKey, character: string): void {
    if (!isBurst()) isSuspect = parts.monotonicMs() - lastAtMs < AFTER_OTHERS_MS;
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
    const [line, wasTooLong, wasSuspect] = [text, isTooLong, isSuspect];
    forget();
    beginAnew();
    if (wasTooLong) parts.onUnreadable('too-long');
    else if (wasSuspect) parts.onUnreadable('cut-short');
    else parts.onLine(line);
  }

  /** The burst is over, without Enter. */
  function settle(): void {
    const [keys, wasDevice, wasTooLong] = [held, isDevice(), isTooLong];
    forget();
    if (wasDevice) {
      brokenAtMs = parts.monotonicMs();
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
  const isDevice = (): boolean => text.length >= FEWEST_CHARACTERS;

  return { take, close: forget };
}
