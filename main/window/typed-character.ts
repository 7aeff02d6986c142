import type { TypedKey } from './typed-key.ts';

/** The US layout's keys that are no letters: without and with Shift. */
const KEYS: Readonly<Record<string, string>> = {
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
  NumpadAdd: '++',
  NumpadDecimal: '..',
};

/**
 * What a device set to the US layout means by a key: by where the key is, because the machine's own layout may be another.
 * Null for keys that type nothing, and together with Control, Alt or Meta.
 */
export function typedCharacter(
  key: Pick<TypedKey, 'code' | 'shift' | 'control' | 'alt' | 'meta'>,
): string | null {
  if (key.control || key.alt || key.meta) return null;
  const letter = /^Key([A-Z])$/.exec(key.code)?.[1];
  if (letter !== undefined) return key.shift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(key.code)?.[1];
  if (digit !== undefined) return digit;
  return (Object.hasOwn(KEYS, key.code) ? KEYS[key.code] : undefined)?.[key.shift ? 1 : 0] ?? null;
}
