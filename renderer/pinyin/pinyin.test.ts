import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates } from './candidates.ts';
import { composedIn, withChosen } from './composition.ts';
import { readDictionary } from './dictionary.ts';
import { pinyin } from './pinyin.ts';
import { soundsOf } from './spoken-words.ts';
import packed from './words.txt?raw';

const dictionary = readDictionary(packed);
const offered = (letters: string): string[] => pinyin.candidates(letters).map(({ text }) => text);
const words = [...dictionary.everything()].flatMap((readings) =>
  readings.flatMap(([reading, all]) => all.map(({ text }) => ({ text, reading }))),
);

test.each([
  ['tushuguan', '图书馆'],
  ['tsg', '图书馆'],
  ['tushug', '图书馆'],
  ["xi'an", '西安'],
  ['wangfang', '王芳'],
  ['zhongshanlu', '中山路'],
  ['nihao', '你好'],
  ['lv', '率'],
  ['lve', '略'],
  ['woshizhongguoren', '我是中国人'],
  ['tushuguanjidiankaimen', '图书馆几点开门'],
])('%s offers %s first', (letters, first) => {
  expect(offered(letters)[0]).toBe(first);
});

test.each(['li', 'wang', 'zhang', 'ouyang', 'shen', 'xuan', 'yue', 'hao', 'ting'])(
  'the family and given names that are read %s are among the first',
  (letters) => {
    const names: Readonly<Record<string, string>> = {
      ...{ li: '李黎', wang: '王汪', zhang: '张章', ouyang: '欧', shen: '沈申', xuan: '轩璇', yue: '岳月玥' },
      ...{ hao: '浩昊', ting: '婷' },
    };
    const found = offered(letters).slice(0, 100).join('');
    expect([...(names[letters] ?? '')].filter((one) => !found.includes(one))).toEqual([]);
  },
);

test('shorter words and characters follow those that take all the letters', () => {
  const found = pinyin.candidates('tushuguan');
  expect(found.map(({ letters }) => letters)).toEqual(
    found.map(({ letters }) => letters).toSorted((one, other) => other - one),
  );
  expect(found.filter(({ letters }) => letters === 'tushu'.length)[0]?.text).toBe('图书');
});

test.each(['smtx9', 'uv', 'i', 'é', ''])('"%s" is no pinyin', (letters) => {
  expect(offered(letters)).toEqual([]);
});

test('a word that has a character tells it from those that sound the same', () => {
  const [city] = pinyin.candidates('shi').filter(({ text }) => text === '市');
  expect(city && pinyin.exampleOf(city)).toMatch(/市/);
  const [library] = pinyin.candidates('tushuguan');
  expect(library && pinyin.exampleOf(library)).toBeNull();
});

test('every word of the dictionary is offered for its syllables, and the longer ones for their first letters', () => {
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.boolean(), ({ text, reading }, parted) => {
      const letters = reading.replaceAll(' ', parted ? "'" : '');
      const whole = candidates(letters, dictionary).find((one) => one.text === text);
      expect(whole?.letters).toBe(letters.length);
      if ([...text].length < 3) return;
      const initials = reading.replace(/(\S)\S*\s?/g, '$1');
      expect(candidates(initials, dictionary).map((one) => one.text)).toContain(text);
    }),
    { numRuns: 300 },
  );
});

test('a word is offered while its last syllable is typed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...words.filter(({ text }) => [...text].length > 1)),
      fc.nat(),
      ({ text, reading }, some) => {
        const letters = reading.replaceAll(' ', "'");
        const last = reading.split(' ').at(-1)?.length ?? 0;
        const typed = letters.slice(0, letters.length - (some % last));
        const found = candidates(typed, dictionary).map((one) => one.text);
        // Where the letters are a syllable by themselves, that is what is meant: "xian" is not the beginning of "xiang".
        const end = typed.split("'").at(-1) ?? '';
        if (end !== reading.split(' ').at(-1) && dictionary.isSyllable(end)) return;
        expect(found).toContain(text);
      },
    ),
    { numRuns: 300 },
  );
});

const anyLetters = fc.stringMatching(/^[a-z][a-z']{0,24}$/);
const anyText = fc.string({ unit: 'grapheme', maxLength: 12 });

test('what stands before the letters, and those that a candidate does not take, stay as they are', () => {
  fc.assert(
    fc.property(anyText, anyLetters, fc.nat(), (before, letters, which) => {
      const text = before + letters;
      const composed = composedIn(text);
      expect(text.endsWith(composed)).toBe(true);
      const found = candidates(composed, dictionary);
      const candidate = found[which % Math.max(1, found.length)];
      if (!candidate) return;
      const after = withChosen(text, candidate);
      expect(after.startsWith(text.slice(0, text.length - composed.length))).toBe(true);
      expect(after).toBe(
        text.slice(0, text.length - composed.length) + candidate.text + composed.slice(candidate.letters),
      );
    }),
  );
});

test('choosing again and again leaves no letter that was offered something', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (some, which) => {
        let text = some.map(({ reading }) => reading.replaceAll(' ', '')).join('');
        const begun = text.length;
        for (let rounds = 0; composedIn(text) !== ''; rounds += 1) {
          const found = candidates(composedIn(text), dictionary);
          const candidate = found[which % Math.max(1, found.length)];
          if (!candidate) break;
          text = withChosen(text, candidate);
          expect(rounds).toBeLessThan(begun);
        }
        expect(composedIn(text)).toBe('');
      },
    ),
    { numRuns: 200 },
  );
});

test('only small letters at the end are composed, and not those of a foreign word', () => {
  expect(composedIn('图书guan')).toBe('guan');
  expect(composedIn('3lou')).toBe('lou');
  expect(composedIn('Smith')).toBe('');
  expect(composedIn('图书馆')).toBe('');
  expect(composedIn("O'neill")).toBe('');
  expect(composedIn('wang ')).toBe('');
});

test('letters that nobody would type are answered at once', () => {
  for (const letters of ['s'.repeat(60), 'yi'.repeat(30), 'xian'.repeat(15)])
    expect(candidates(letters, dictionary).length).toBeGreaterThan(0);
  expect(candidates('a'.repeat(5_000), dictionary)).toEqual([]);
});

test('a text is found from each of its words on, by syllables and by first letters', () => {
  const steps = pinyin.eachReading();
  let step = steps.next();
  while (!step.done) step = steps.next();
  const sounds = soundsOf('镇图书馆 Library 银行', step.value);
  expect(sounds).toEqual(['zhentushuguan', 'ztsg', 'tushuguan', 'tsg', 'yinhang', 'yh']);
});
