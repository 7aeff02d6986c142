import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../domain/money/index.ts';
import { amountsInWords } from './amounts.ts';
import { inPieces, joined } from './pieces.ts';
import { spelled } from './spelled.ts';

describe('amounts are said in words', () => {
  const expected = {
    en: '1284.20 euros',
    es: '1284,20 euros',
    fr: '1284,20 euros',
    de: '1284,20 Euro',
    pt: '1284,20 euros',
    pl: '1284,20 euro',
    uk: '1284,20 євро',
    ar: '1284.20 يورو',
    'zh-Hans': '1284.20欧元',
    vi: '1284,20 euro',
  };

  it.each(Object.entries(expected))('in %s, wherever the sign stands', (language, words) => {
    const shown = formatMoney({ amountMinor: 128_420, currency: 'EUR' }, language);
    const say = amountsInWords(language, 'EUR');
    expect(say(shown).replace(/\s/g, ' ')).toBe(words);
    expect(say(`(\u2068${shown}\u2069, 12)`).replace(/\s/g, ' ')).toBe(`(${words}, 12)`);
  });

  it('without the cents where there are none, and alone', () => {
    const say = amountsInWords('en', 'USD');
    expect(say('Pay $84.00 now, $1,000,000.05 later')).toBe(
      'Pay 84 US dollars now, 1000000.05 US dollars later',
    );
    expect(say('Room 12, 31 December 2026, 104-2210')).toBe('Room 12, 31 December 2026, 104-2210');
  });

  it('of digits of other scripts too', () => {
    expect(amountsInWords('en', 'EUR')('€٨٤')).toBe('84 euros');
  });

  it('where the currency has no smaller part', () => {
    expect(amountsInWords('en', 'JPY')('¥1,200')).toBe('1200 Japanese yen');
  });
});

describe('references are spelled', () => {
  it.each([
    ['104-2210', '1 0 4, 2 2 1 0'],
    ['W-2026-0441', 'W, 2 0 2 6, 0 4 4 1'],
    ['\u2066KQ7\u2069', 'K Q 7'],
    ['+49 30 12', '4 9, 3 0, 1 2'],
    ['', ''],
  ])('%s as %s', (text, words) => expect(spelled(text)).toBe(words));
});

describe('long texts are cut', () => {
  it('after a sentence, else between words, else between letters, and lose nothing', () => {
    expect(inPieces('One two. Three four? Five', 15)).toEqual(['One two.', 'Three four?', 'Five']);
    expect(inPieces('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(inPieces('缴纳账单。查询状态。', 7)).toEqual(['缴纳账单。', '查询状态。']);
    expect(inPieces('a😀😀', 2)).toEqual(['a', '😀', '😀']);
    expect(inPieces('3.14 is pi', 20)).toEqual(['3.14 is pi']);
    expect(inPieces('  ', 20)).toEqual([]);
  });

  it('and short ones are joined with a pause', () => {
    expect(joined('Pay a bill', 'button')).toBe('Pay a bill. button');
    expect(joined('Done!', 'Go on')).toBe('Done! Go on');
  });
});
