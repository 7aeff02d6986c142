export { createEscPosPrinter, type EscPosPrinterOptions } from './create-escpos-printer.ts';
export { toMonochrome } from './monochrome.ts';
export { PrinterProfile } from './profile.ts';
export { PROFILE_NAMES, printerProfile } from './profiles.ts';
export * from './receipt-printer.ts';
