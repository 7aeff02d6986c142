/** Simple-keyboard's names of keys that are more than a character. */
export const DELETE = '{bksp}';
export const SHIFT = '{shift}';
export const SPACE = '{space}';
export const SCRIPT = '{script}';
export const ACCENTS = '{accents}';
/** Leads to the next page of keys, where not all fit at once. */
export const PAGE = '{page}';
/** Vietnamese tones as combining characters: huyền, sắc, hỏi, ngã, nặng. */
export const TONES = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
