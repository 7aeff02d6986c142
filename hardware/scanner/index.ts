export type { CodeScanner, ScannerStatus, UnreadableCode } from './code-scanner.ts';
export { createKeyboardScanner, type KeyboardScanner } from './keyboard-scanner.ts';
export { openSerialScanner, type SerialScannerOptions } from './serial-scanner.ts';
