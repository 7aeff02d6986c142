import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBillCode } from '../bill/index.ts';
import { settingThatSpoilt } from './scanner-setting.ts';

const code = writeBillCode({ townId: 'millbrook', accountNumber: '104-2210', billNumber: 'W-2026-0412' });

/** The keys of a German and of a French keyboard, as a kiosk that knows the US layout reads them. */
const GERMAN: Readonly<Record<string, string>> = { ':': '>', '-': '/', y: 'z', z: 'y', Y: 'Z', Z: 'Y' };
const FRENCH: Readonly<Record<string, string>> = {
  ...{ ':': '.', '-': '6', a: 'q', q: 'a', A: 'Q', Q: 'A', z: 'w', w: 'z', Z: 'W', W: 'Z', m: ';', M: ':' },
  ...{ 1: '!', 2: '@', 3: '#', 4: '$', 5: '%', 6: '^', 7: '&', 8: '*', 9: '(', 0: ')' },
};
const typedOn = (keys: Readonly<Record<string, string>>): string =>
  [...code].map((one) => keys[one] ?? one).join('');

describe('a code that the scanner’s setting spoilt', () => {
  it.each([
    ['a symbology identifier before it', `]Q1${code}`, 'prefix'],
    ['a letter before it', `A${code}`, 'prefix'],
    ['a word before it', `SCANNER-07 ${code}`, 'prefix'],
    [
      'capital lock',
      code.replace(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())),
      'caps-lock',
    ],
    ['a German keyboard', typedOn(GERMAN), 'layout'],
    ['a French keyboard', typedOn(FRENCH), 'layout'],
    ['a Spanish keyboard', typedOn({ ':': '>', '-': '/' }), 'layout'],
  ])('with %s is known by its check digits', (_what, scanned, setting) => {
    expect(settingThatSpoilt(scanned)).toBe(setting);
  });

  it('is not named for a code that is right, nor of what is no code of a bill', () => {
    expect(settingThatSpoilt(code)).toBeNull();
    for (const other of [
      '',
      'https://example.org',
      '9783161484100',
      'WIFI:S:library;;',
      `${code.slice(0, -1)}X`,
    ])
      expect(settingThatSpoilt(other)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => settingThatSpoilt(text) === null));
  });
});
