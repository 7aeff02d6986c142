import { DELETE, SPACE } from './key-names.ts';

/** The text after a key; control characters are dropped and the length is kept to its limit. */
export function typed(before: string, key: string, longest: number): string {
  if (key === DELETE) return [...before].slice(0, -1).join('');
  return clean(before + (key === SPACE ? ' ' : key), longest);
}

/** Without control and direction characters, no longer than the limit (in characters). */
export function clean(text: string, longest: number): string {
  return [...text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')]
    .slice(0, longest)
    .join('');
}
