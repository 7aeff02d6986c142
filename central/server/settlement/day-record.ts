import { z } from 'zod';
import { DayDifference, DayFile, KioskFigures, LateMovement } from '../../wire/index.ts';

/** One movement of a day, as finance posts it. */
export const DayEntry = z.object({
  kind: z.enum(['taken', 'posted', 'returned', 'refunded']),
  kioskCode: z.string(),
  transactionId: z.string(),
  reference: z.string().nullable(),
  at: z.string(),
  ownDay: z.string(),
  amountMinor: z.int(),
  /** Of what is posted: each bill by its number, or the service, with its part. */
  lines: z.array(z.object({ what: z.string(), amountMinor: z.int() })),
  terminalTransactionId: z.string().nullable(),
  authorisationCode: z.string().nullable(),
  /** The card company's or the bank's, where a clerk wrote it. */
  writtenReference: z.string().nullable(),
});
export type DayEntry = z.infer<typeof DayEntry>;

/** All that a day of books says. A person closes exactly this, by its digest. */
export const DayContents = z.object({
  townId: z.string(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  /** The account of which finance is notified; null where the town has named none. */
  iban: z.string().nullable(),
  kiosks: z.array(KioskFigures),
  differences: z.array(DayDifference),
  late: z.array(LateMovement),
  files: z.array(DayFile),
  entries: z.array(DayEntry),
});
export type DayContents = z.infer<typeof DayContents>;

/** A closed day as it is kept. */
export const DayRecord = DayContents.extend({
  number: z.int(),
  closedBy: z.string(),
  confirmedBy: z.string().nullable(),
  closedAt: z.string(),
});
export type DayRecord = z.infer<typeof DayRecord>;
