import { describe, expect, it } from 'vitest';
import { containsCardNumber } from './card-number.ts';

describe('containsCardNumber', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '5500-0000-0000-0004',
    '{"pan":"378282246310005"}',
    'ref 12 4111 1111 1111 1111 ok',
    ';4111111111111111=25121010000000000000?',
    '4222222222222',
    '6304000000000000000',
    'PAN4111111111111111D2512',
  ])('finds the number in %s', (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });

  it.each([
    '',
    '•••• 1111',
    '411111 **** 1111',
    '4111111111111112',
    '411111111111',
    '1763885535123',
    'KIOSK-07 2026-11-23T08:12:15.123Z',
    '0000000000000000',
  ])('finds none in %s', (text) => {
    expect(containsCardNumber(text)).toBe(false);
  });

  it('notices every single wrong digit', () => {
    const number = '4111111111111111';
    for (let place = 1; place < number.length; place += 1) {
      const wrong = `${number.slice(0, place)}2${number.slice(place + 1)}`;
      expect(containsCardNumber(wrong)).toBe(false);
    }
  });
});
