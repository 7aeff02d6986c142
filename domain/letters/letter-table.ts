/**
 * Letters that Unicode does not take apart, and what people type who have no key for them: the plain letter first, then how
 * the letter is written out. This is the only such table: names, addresses and the search read letters by it.
 */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  ß: ['ss'],
  æ: ['ae'],
  œ: ['oe'],
  ø: ['o', 'oe'],
  đ: ['d', 'dj'],
  ð: ['d', 'dh'],
  þ: ['th'],
  ł: ['l'],
  ħ: ['h'],
  ı: ['i'],
  ĸ: ['k'],
  ŋ: ['n', 'ng'],
  ŧ: ['t'],
  ə: ['e', 'a'],
  ǝ: ['e', 'a'],
  ƀ: ['b'],
  ɓ: ['b'],
  ƃ: ['b'],
  ƈ: ['c'],
  ȼ: ['c'],
  ɖ: ['d'],
  ɗ: ['d'],
  ƌ: ['d'],
  ɛ: ['e'],
  ɇ: ['e'],
  ƒ: ['f'],
  ǥ: ['g'],
  ɠ: ['g'],
  ɣ: ['g'],
  ɦ: ['h'],
  ɨ: ['i'],
  ɩ: ['i'],
  ɉ: ['j'],
  ƙ: ['k'],
  ƚ: ['l'],
  ɫ: ['l'],
  ɲ: ['n'],
  ƞ: ['n'],
  ɵ: ['o'],
  ɔ: ['o'],
  ƥ: ['p'],
  ɍ: ['r'],
  ʂ: ['s'],
  ȿ: ['s'],
  ƭ: ['t'],
  ʈ: ['t'],
  ⱦ: ['t'],
  ʉ: ['u'],
  ʊ: ['u'],
  ʋ: ['v'],
  ƴ: ['y'],
  ɏ: ['y'],
  ƶ: ['z'],
  ʒ: ['z'],
  ȥ: ['z'],
  ⱥ: ['a'],
  ς: ['σ'],
  ґ: ['г'],
  ى: ['ي'],
  ی: ['ي'],
  ے: ['ي'],
  ې: ['ي'],
  ک: ['ك'],
  ڪ: ['ك'],
  ة: ['ه'],
  ہ: ['ه'],
  ھ: ['ه'],
  ە: ['ه'],
  ۃ: ['ه'],
  ٱ: ['ا'],
  ء: ['ء', ''],
};

/** Two dots or a ring over these letters are written out with a letter more: `Müller`, `Mueller`. */
const WITH_MARK: Readonly<Record<string, readonly string[]>> = {
  'a\u0308': ['a', 'ae'],
  'o\u0308': ['o', 'oe'],
  'u\u0308': ['u', 'ue'],
  'a\u030a': ['a', 'aa'],
};

/** How a letter may be typed that stands with these marks; the letter itself when it has no other spelling. */
export const spellingsOf = (letter: string, marks: string): readonly string[] =>
  WRITTEN[letter] ?? WITH_MARK[`${letter}${marks.charAt(0)}`] ?? [letter];

/** Whether somebody without a key for it types another letter in its place. */
export const isSpecial = (letter: string, marks: string): boolean =>
  marks !== '' || (WRITTEN[letter] !== undefined && letter !== 'ء');
