export { compareNames, NameRule } from './compare-names.ts';
export { foldLetters, lettersOf, plainly, withPlainApostrophes, writtenOut } from './letters.ts';
export { nameWords, searchableName, wordsRunTogether } from './name-search.ts';
