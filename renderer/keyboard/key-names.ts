/** Simple-keyboard's names of keys that are more than a character. */
export const DELETE = '{bksp}';
export const SHIFT = '{shift}';
export const SPACE = '{space}';
export const SCRIPT = '{script}';
