import { type Candidate, candidates } from './candidates.ts';
import { readDictionary } from './dictionary.ts';
import { exampleOf } from './examples.ts';
import { eachReading, type Readings } from './spoken-words.ts';
import packed from './words.txt?raw';

/** Chinese by its sound: what letters may stand for, and how words are read. */
export type Pinyin = {
  readonly candidates: (letters: string) => readonly Candidate[];
  readonly exampleOf: (candidate: Candidate) => string | null;
  readonly eachReading: () => Generator<void, Readings>;
};

const dictionary = readDictionary(packed);

export const pinyin: Pinyin = {
  candidates: (letters) => candidates(letters, dictionary),
  exampleOf: (candidate) => exampleOf(candidate, dictionary),
  eachReading: () => eachReading(dictionary),
};
