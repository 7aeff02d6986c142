import type { Candidate } from './candidates.ts';

/** Small Latin letters at the end of a text, of a word that begins with one: that is what is being composed. */
const COMPOSED = /(?<![\p{Script=Latin}'])[a-z][a-z']*$/u;

/**
 * The letters at the end of a text that may still become Chinese; empty where there are none. They stand in the text as they were typed,
 * so that what is never chosen is never lost, and each can be deleted.
 */
export const composedIn = (text: string): string => COMPOSED.exec(text)?.[0] ?? '';

/** The text with a candidate in the place of the letters that it stands for; those after them stay. */
export function withChosen(text: string, { text: chosen, letters }: Candidate): string {
  const composed = composedIn(text);
  return text.slice(0, text.length - composed.length) + chosen + composed.slice(letters);
}
