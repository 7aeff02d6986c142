import { z } from 'zod';
import { DayState, UnitDay } from '../booking/index.ts';
import { ChosenSlot, FacilityId, UnitId } from '../form/index.ts';
import { PositiveMoney } from '../money/index.ts';
import { AskedReference, Reference } from '../reference/index.ts';
import { CalendarDay } from '../time/index.ts';
import { TransactionId } from '../transaction/index.ts';
import { contract } from './contract.ts';

const PATH = '/api/kiosk/v1/bookings';

/** What is free for this transaction: what it holds itself counts as free. */
const asked = { facilityId: FacilityId, transactionId: TransactionId };
const notFound = z.object({ kind: z.literal('not-found') });

export const readBookingMonth = contract({
  name: 'readBookingMonth',
  method: 'POST',
  path: `${PATH}/month`,
  summary: 'Returns for each day of a month whether a facility is free, full or closed.',
  request: z.object({ ...asked, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('found'),
      days: z.array(z.object({ day: CalendarDay, state: DayState })).max(31),
    }),
    notFound,
  ]),
});
export type BookingMonth = z.infer<typeof readBookingMonth.response>;

export const readBookingDay = contract({
  name: 'readBookingDay',
  method: 'POST',
  path: `${PATH}/day`,
  summary: 'The slots of a facility on a day, unit by unit, and how many in a row can be booked from each.',
  request: z.object({ ...asked, day: CalendarDay }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), units: z.array(UnitDay).max(20) }),
    notFound,
  ]),
});
export type BookingDay = z.infer<typeof readBookingDay.response>;

export const holdSlot = contract({
  name: 'holdSlot',
  method: 'POST',
  path: `${PATH}/hold`,
  summary:
    'Holds a slot for one transaction, in place of what it held before; asking again extends the hold. It expires, or ends with the transaction.',
  request: z.object({ transactionId: TransactionId, slot: ChosenSlot }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('held'), until: z.iso.datetime() }),
    /** `taken`: somebody else has it, or is about to. `not-valid`: the town's rules do not allow it (any more). */
    z.object({ kind: z.literal('refused'), reason: z.enum(['taken', 'not-valid']) }),
  ]),
});
export type SlotHold = z.infer<typeof holdSlot.response>;

/** A booking as it is shown to a resident who knows its reference and the family name. */
export const FoundBooking = z.object({
  reference: Reference,
  facilityId: FacilityId,
  unitId: UnitId,
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  paid: PositiveMoney.nullable(),
  /** `too-late`: by the rules it can be cancelled no more. */
  state: z.enum(['booked', 'too-late', 'cancelled']),
  /** Until when it can be, or could have been, cancelled. */
  cancelUntil: z.iso.datetime(),
});
export type FoundBooking = z.infer<typeof FoundBooking>;

const known = z.object({ reference: AskedReference, surname: z.string().min(1).max(100) });
const refusals = [
  /** No such booking, or the name does not fit: nobody can tell which. */
  notFound,
  z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
] as const;

export const findBooking = contract({
  name: 'findBooking',
  method: 'POST',
  path: `${PATH}/find`,
  summary: 'Finds a booking by its reference and the family name.',
  request: known,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), booking: FoundBooking }),
    ...refusals,
  ]),
});

export const cancelBooking = contract({
  name: 'cancelBooking',
  method: 'POST',
  path: `${PATH}/cancel`,
  summary:
    'Cancels a booking within the rules; repeating the request has no effect. A clerk refunds what was paid.',
  request: known,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancelled'), booking: FoundBooking }),
    z.object({ kind: z.literal('too-late'), booking: FoundBooking }),
    ...refusals,
  ]),
});
