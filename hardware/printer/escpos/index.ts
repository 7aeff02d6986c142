export { EscPosSettings } from './escpos-settings.ts';
export { openEscPosPrinter } from './open-escpos-printer.ts';
