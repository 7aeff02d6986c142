/**
 * A text as espeak-ng may have it: words alone. Control characters are its commands (one changes voice or speed, a zero ends
 * the text), double square brackets are its phonemes; characters that only direct how text is written are not words.
 */
export function sayable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\[(?=\[)/g, '[ ')
    .trim();
}
