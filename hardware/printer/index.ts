export { createEscPosPrinter, type EscPosPrinterOptions } from './create-escpos-printer.ts';
export { toMonochrome } from './monochrome.ts';
export { PROFILE_NAMES, PrinterProfile, printerProfile } from './profile.ts';
export * from './receipt-printer.ts';
