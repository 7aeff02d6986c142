import { openEscPosPrinter } from './escpos/index.ts';
import type { PrinterSettings } from './printer-settings.ts';
import type { PrinterDeps, ReceiptPrinter } from './receipt-printer.ts';

/** Opens the printer of these settings. It connects by itself, now or when it comes back. */
export function openPrinter(settings: PrinterSettings, deps: PrinterDeps): ReceiptPrinter {
  switch (settings.protocol) {
    case 'escpos':
      return openEscPosPrinter(settings, deps);
  }
}
