import { foldLetters, lettersOf, writtenOut } from '../../domain/letters/index.ts';

/** What stays of a text that is compared: enough for the longest title, and too little to keep the screen busy. */
const LONGEST_WORD = 40;

/** Within Ukrainian words an apostrophe is left out as often as it is typed; elsewhere it parts two words. */
const APOSTROPHE_IN_WORD = /(?<=\p{Script=Cyrillic})'(?=\p{Script=Cyrillic})/gu;
/** Words with an apostrophe within. */
const RUN_TOGETHER = /\p{L}+(?:'\p{L}+)+/gu;
const WORD = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu;
const HAN = /^\p{Script=Han}/u;

/** A text as search compares it: by the town's one rule for letters, without apostrophes within Ukrainian words. */
export const normalised = (text: string): string => foldLetters(text).replace(APOSTROPHE_IN_WORD, '');

/** The words of a text that people spell otherwise: written out (`mueller`), and run together at an apostrophe (`oconnell`). */
export function otherwiseSpelled(text: string): string[] {
  const out = wordsIn(writtenOut(lettersOf(text)).replace(APOSTROPHE_IN_WORD, ''));
  const together = foldLetters(text).match(RUN_TOGETHER) ?? [];
  const plain = new Set(wordsOf(text));
  return [...out.filter((word) => !plain.has(word)), ...together.map((word) => word.replaceAll("'", ''))];
}

/** The words of a text. Chinese has no spaces: each two neighbouring characters are a word. */
export const wordsOf = (text: string): string[] => wordsIn(normalised(text));

/** The same with accents on Latin letters, for two texts that were both written with care: "chó" is not "cho". */
export const carefulWordsOf = (text: string): string[] =>
  wordsIn(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{Script=Latin}]+/gu, normalised),
  );

function wordsIn(text: string): string[] {
  const words: string[] = [];
  for (const [run] of text.matchAll(WORD)) {
    if (HAN.test(run)) words.push(...pairsOf(run));
    else words.push(run.slice(0, LONGEST_WORD));
  }
  return words;
}

/** The words of a text that have accents, with them: of Latin letters only, where they make other words. */
export function markedWordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{Script=Latin}+/gu) ?? [];
  return words.map((word) => word.slice(0, LONGEST_WORD)).filter((word) => /[^a-z]/u.test(word));
}

function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, at) => `${characters[at]}${second}`);
}

/** Under what a word is kept: Arabic words also without their article, Chinese ones also by their second character. */
export function keptAs(word: string): string[] {
  const bare = withoutArticle(word);
  if (bare !== word) return [word, bare];
  if (!HAN.test(word)) return [word];
  const [, second] = [...word];
  return second === undefined ? [word] : [word, second];
}

/** The Arabic article, alone and joined with the particles before it. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{Script=Arabic}{2})/u;

/** As a word is looked for: nobody knows whether the town wrote it with its article. */
export const withoutArticle = (word: string): string => word.replace(ARTICLE, '');
