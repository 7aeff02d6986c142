export type { Candidate } from './candidates.ts';
export { composedIn, withChosen } from './composition.ts';
export { loadPinyin } from './load-pinyin.ts';
export type { Pinyin } from './pinyin.ts';
export { type Readings, soundsOf } from './spoken-words.ts';
