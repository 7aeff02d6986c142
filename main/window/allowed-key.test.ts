import { describe, expect, it } from 'vitest';
import { isAllowedKey } from './allowed-key.ts';

const plain = { control: false, alt: false, meta: false };
const pressed = (key: string, more: Partial<typeof plain> = {}): boolean =>
  isAllowedKey({ key, ...plain, ...more });

describe('keys that reach the page', () => {
  it.each(['a', 'Z', '7', ' ', 'é', 'ß', 'ض', '王', '😀', '?', 'Dead'])('typing: %s', (key) => {
    expect(pressed(key)).toBe(true);
  });
  it.each(['Tab', 'Enter', 'Escape', 'Backspace', 'ArrowUp', 'Shift', 'AltGraph'])(
    'moving and correcting: %s',
    (key) => {
      expect(pressed(key)).toBe(true);
    },
  );
});

describe('keys that do not', () => {
  const named = [
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'F11',
    'F12',
    'F24',
    'ContextMenu',
    'Insert',
    'PrintScreen',
    'Help',
  ];
  const media = [
    'BrowserBack',
    'BrowserHome',
    'BrowserSearch',
    'LaunchMail',
    'LaunchApplication2',
    'Eject',
    'PowerOff',
    'Sleep',
    'MediaPlayPause',
  ];
  const modifiers = [
    'Control',
    'Alt',
    'Meta',
    'OS',
    'Hyper',
    'Fn',
    'NumLock',
    'ScrollLock',
    'Pause',
    'Unidentified',
    '',
  ];
  it.each([...named, ...media, ...modifiers, '\u001d', '\u0004'])('%j', (key) => {
    expect(pressed(key)).toBe(false);
  });

  it.each(['control', 'alt', 'meta'] as const)('any with %s, whatever the key', (modifier) => {
    for (const key of [
      ...'abcdefghijklmnopqrstuvwxyz0123456789+-=',
      'Tab',
      'ArrowLeft',
      'Enter',
      'Escape',
      'Backspace',
      'Delete',
    ]) {
      expect(pressed(key, { [modifier]: true })).toBe(false);
    }
  });
});
