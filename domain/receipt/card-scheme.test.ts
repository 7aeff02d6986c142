import { expect, test } from 'vitest';
import { schemeName } from './card-scheme.ts';

test('schemes are named as cardholders know them, however the terminal writes their codes', () => {
  expect(['mc', 'MC', 'visa', 'V PAY', 'amex'].map(schemeName)).toEqual([
    'Mastercard',
    'Mastercard',
    'Visa',
    'V PAY',
    'American Express',
  ]);
});

test('an unknown code stays as it is, and no scheme is no word', () => {
  expect(schemeName('dankort')).toBe('dankort');
  expect(schemeName('card')).toBe('');
});
