import type { Pinyin } from './pinyin.ts';

/** Loads what Chinese is typed and found with: close to a megabyte, which no other language needs. */
export const loadPinyin = async (): Promise<Pinyin> => (await import('./pinyin.ts')).pinyin;
