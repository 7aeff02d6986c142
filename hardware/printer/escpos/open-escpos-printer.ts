import type { PrinterDeps, ReceiptPrinter } from '../receipt-printer.ts';
import { createEscPosPrinter } from './create-escpos-printer.ts';
import type { EscPosSettings } from './escpos-settings.ts';
import { printerProfile } from './profiles.ts';

/** Opens the ESC/POS printer of these settings. */
export const openEscPosPrinter = (
  { port, profile, pollMs }: EscPosSettings,
  deps: PrinterDeps,
): ReceiptPrinter => createEscPosPrinter({ ...deps, port, profile: printerProfile(profile), pollMs });
