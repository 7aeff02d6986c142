const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const WORD = /[^\s<>"(),;:]+/g;
const HAS_EMAIL = /[^@]@[^@]+\.[^@.]/;
/** Seven digits or more, with what people put between them: a phone number, or something as telling as one. */
const LONG_NUMBER = /\+?\p{Nd}(?:[ \t()/.\u00a0-]{0,3}\p{Nd}){6,}/gu;

/** What is put where something was taken out. */
export const REMOVED = '[…]';

/** Text from outside as it is kept: one form, line breaks as `\n`, no control characters, no half characters. */
export const plainText = (text: string): string =>
  text.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();

/** A text that everybody may read: without e-mail addresses and numbers by which its writer could be reached. */
export const publicText = (text: string): string =>
  text.replace(WORD, (word) => (HAS_EMAIL.test(word) ? REMOVED : word)).replace(LONG_NUMBER, REMOVED);
