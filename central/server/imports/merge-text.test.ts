import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeText } from './merge-text.ts';

const terms = { language: 'en', languages: ['en', 'es', 'fr'] };
const words = fc.string({ minLength: 1 }).filter((one) => one.trim() !== '');

describe('a text that is imported again', () => {
  it('keeps its translations while the source says the same', () => {
    const before = { en: 'Open', es: 'Abierto', fr: 'Ouvert', de: 'Offen' };
    expect(mergeText('Open', before, undefined, terms)).toEqual({ text: before, putAside: null });
  });

  it('puts translations of a changed text aside, and gives them back when it returns', () => {
    fc.assert(
      fc.property(words, words, words, words, (first, second, es, fr) => {
        fc.pre(first !== second && es !== first && fr !== first);
        const before = { en: first, es, fr };
        const changed = mergeText(second, before, undefined, terms);
        expect(changed.text).toEqual({ en: second, es: second, fr: second });
        expect(changed.putAside).toEqual({ source: first, texts: { es, fr } });
        const back = mergeText(first, changed.text, changed.putAside ?? undefined, terms);
        expect(back).toEqual({ text: before, putAside: null });
      }),
    );
  });

  it('is there in every language', () => {
    fc.assert(
      fc.property(
        words,
        fc.dictionary(fc.constantFrom('en', 'es', 'fr', 'de'), fc.string()),
        (source, before) => {
          const { text } = mergeText(source, before, undefined, terms);
          for (const language of terms.languages) expect(text[language]?.trim()).not.toBe('');
          expect(text.en).toBe(source);
        },
      ),
    );
  });
});
