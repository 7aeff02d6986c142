export { compareNames, NameRule } from './compare-names.ts';
export {
  foldLetters,
  lettersOf,
  plainly,
  withPlainApostrophes,
  withPlainDashes,
  writtenOut,
} from './letters.ts';
export { nameWords, searchableName, wordsRunTogether } from './name-search.ts';
