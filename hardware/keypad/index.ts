export type { AccessKeypad, KeypadStatus } from './access-keypad.ts';
export { createKeyboardKeypad, type KeyboardKeypad } from './keyboard-keypad.ts';
export { openSerialKeypad, type SerialKeypadOptions } from './serial-keypad.ts';
