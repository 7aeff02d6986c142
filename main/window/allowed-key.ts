/** A key as Electron's before-input-event tells it. */
export type PressedKey = {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
};

/** What people who type, or who move by keys, need. Everything else is some shortcut of somebody's. */
const NAMED_KEYS = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Backspace',
  'Delete',
  'Home',
  'End',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Shift',
  'CapsLock',
  'AltGraph',
  // Accents that wait for their letter, and what an input method is at work on.
  'Dead',
  'Process',
  'Compose',
]);

/**
 * Whether a key reaches the page: letters and the keys above, without Control, Alt or Meta. So no shortcut has to be known to be
 * blocked: no reload, zoom, print, find, save, copy, paste, menu, function key or media key.
 */
export function isAllowedKey(pressed: PressedKey): boolean {
  if (pressed.control || pressed.alt || pressed.meta) return false;
  return NAMED_KEYS.has(pressed.key) || isCharacter(pressed.key);
}

const isCharacter = (key: string): boolean => [...key].length === 1 && !/\p{Cc}/u.test(key);
