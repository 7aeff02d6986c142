import { z } from 'zod';
import { OpeningHours } from '../content/index.ts';
import { FacilityId, UnitId } from '../form/index.ts';
import { AmountMinor } from '../money/index.ts';
import { LocalizedText } from '../text/index.ts';

/** What is booked for itself: a court, a lane; of a hall the hall. */
export const FacilityUnit = z.strictObject({ unitId: UnitId, title: LocalizedText });
export type FacilityUnit = z.infer<typeof FacilityUnit>;

/** Something that residents book by the hour, with the town's rules for it. */
export const Facility = z.strictObject({
  facilityId: FacilityId,
  title: LocalizedText,
  description: LocalizedText,
  units: z
    .array(FacilityUnit)
    .min(1)
    .max(20)
    .refine((units) => new Set(units.map(({ unitId }) => unitId)).size === units.length, 'every unitId once'),
  /** Slots begin with the opening and follow each other; what is left before closing is no slot. */
  hours: OpeningHours,
  slotMinutes: z.int().min(10).max(720),
  /** The most slots in a row that one booking has. */
  mostSlots: z.int().min(1).max(12),
  /** The last day that can be booked, counted from today. */
  daysAhead: z.int().min(0).max(366),
  /** How long before its beginning a slot can still be booked. */
  noticeMinutes: z.int().min(0).max(20_160),
  feePerSlotMinor: AmountMinor.min(0),
  /** How long before its beginning a booking can still be cancelled, in hours. */
  cancelUntilHours: z.int().min(0).max(720),
});
export type Facility = z.infer<typeof Facility>;

export const Facilities = z
  .array(Facility)
  .max(50)
  .superRefine((facilities, context) => {
    facilities.forEach(({ facilityId }, at) => {
      if (facilities.findIndex((other) => other.facilityId === facilityId) === at) return;
      context.addIssue({
        code: 'custom',
        path: [at, 'facilityId'],
        message: 'one that no other facility has',
      });
    });
  });
