import { z } from 'zod';
import { byProtocol } from '../by-protocol.ts';
import { EscPosSettings, openEscPosPrinter } from './escpos/index.ts';
import type { PrinterDeps, ReceiptPrinter } from './receipt-printer.ts';

/** The settings of a receipt printer, by the language that it speaks. */
export const PrinterSettings = byProtocol('escpos', z.discriminatedUnion('protocol', [EscPosSettings]));
export type PrinterSettings = z.infer<typeof PrinterSettings>;

/** Opens the printer of these settings. It connects by itself, now or when it comes back. */
export function openPrinter(settings: PrinterSettings, deps: PrinterDeps): ReceiptPrinter {
  switch (settings.protocol) {
    case 'escpos':
      return openEscPosPrinter(settings, deps);
  }
}
