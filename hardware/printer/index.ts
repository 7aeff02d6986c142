export { toMonochrome } from './monochrome.ts';
export { openPrinter, PrinterSettings } from './open-printer.ts';
export * from './receipt-printer.ts';
