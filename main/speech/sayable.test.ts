import { expect, it } from 'vitest';
import { sayable } from './sayable.ts';

it('leaves words of every script as they are', () => {
  for (const text of ['Zapłać rachunek', 'دفع فاتورة', '缴纳账单', 'Trả hóa đơn', 'a < b & [c]']) {
    expect(sayable(text)).toBe(text);
  }
});

it('leaves no character that commands the voice, ends the text or begins phonemes', () => {
  expect(sayable('one\u00019Stwo\u0000three\u009bfour\nfive')).toBe('one 9Stwo three four five');
  expect(sayable('[[h@loU]] [[[x')).toBe('[ [h@loU]] [ [ [x');
});

it('leaves out what only directs the writing, and half characters', () => {
  expect(sayable('\u2068104-2210\u2069\u200e')).toBe('104-2210');
  expect(sayable('a\ud800b').isWellFormed()).toBe(true);
});
