import { z } from 'zod';
import { byProtocol } from '../by-protocol.ts';
import { EscPosSettings } from './escpos/index.ts';

/** The settings of a receipt printer, by the language that it speaks. */
export const PrinterSettings = byProtocol('escpos', z.discriminatedUnion('protocol', [EscPosSettings]));
export type PrinterSettings = z.infer<typeof PrinterSettings>;
