export type { CodeScanner, ScannerStatus, UnreadableCode } from './code-scanner.ts';
export { openSerialScanner, type SerialScannerOptions } from './serial-scanner.ts';
