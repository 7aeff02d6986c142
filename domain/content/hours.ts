import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';
import { Weekday } from '../time/index.ts';

/** A time of day, `00:00` to `24:00`. */
export const TimeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:30, at most 24:00');

/** From and to on one day; `to` is after `from`. */
export const OpenSpan = z
  .strictObject({ from: TimeOfDay, to: TimeOfDay })
  .refine(({ from, to }) => from < to, 'a time to that is after from');
export type OpenSpan = z.infer<typeof OpenSpan>;

const spans = z.array(OpenSpan).max(6);

/** When something is open: by weekday, and what differs on some days. */
export const OpeningHours = z.strictObject({
  /** A weekday that is not there is closed. */
  weekly: z.partialRecord(Weekday, spans),
  /** Whether the town's holidays close it. */
  closedOnHolidays: z.boolean().default(true),
  /** Days that differ, both ends included; they come before holidays and weekdays. */
  exceptions: z
    .array(
      z.strictObject({ from: z.iso.date(), to: z.iso.date(), open: spans, reason: LocalizedText.optional() }),
    )
    .max(100)
    .default([]),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** A day on which the town's offices are closed. */
export const Holiday = z.strictObject({ on: z.iso.date(), name: LocalizedText });
export type Holiday = z.infer<typeof Holiday>;
