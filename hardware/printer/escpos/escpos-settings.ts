import { z } from 'zod';
import { PrinterPortSettings } from '../port/index.ts';
import { PROFILE_NAMES } from './profile-names.ts';

/** The settings of a printer that speaks ESC/POS. */
export const EscPosSettings = z.strictObject({
  protocol: z.literal('escpos'),
  port: PrinterPortSettings,
  /** The name of a printer profile, e.g. `epson-tm-t20`. */
  profile: z.enum(PROFILE_NAMES),
  /** How often the printer is asked how it is, between jobs. */
  pollMs: z.int().min(250).max(120_000).default(10_000),
});
export type EscPosSettings = z.infer<typeof EscPosSettings>;
