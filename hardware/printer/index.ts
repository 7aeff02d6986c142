export { toMonochrome } from './monochrome.ts';
export { openPrinter } from './open-printer.ts';
export { PrinterSettings } from './printer-settings.ts';
export * from './receipt-printer.ts';
