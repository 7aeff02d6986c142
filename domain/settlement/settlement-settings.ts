import { z } from 'zod';
import { isIban } from '../codes/index.ts';

/** The time at which a town's day of books ends, by its clocks: `18:00`, or `24:00` for midnight. */
export const CutOff = z
  .string()
  .regex(/^(?!00:00)([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/, 'a time from 00:01 to 24:00');

/** How a town settles its days. */
export const SettlementSettings = z
  .object({
    /** What is taken later belongs to the next day. */
    cutOff: CutOff.default('24:00'),
    /** A day on which kiosks took more than this, in minor units, is closed by two people; left out: one is enough. */
    secondPersonAboveMinor: z.int().min(0).optional(),
    /** The account of which finance is notified; left out: the first one of `payments.ibans`. */
    iban: z.string().refine(isIban, 'an IBAN without spaces').optional(),
  })
  .readonly();
export type SettlementSettings = z.infer<typeof SettlementSettings>;
