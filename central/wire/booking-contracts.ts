import { z } from 'zod';
import { FacilityId } from '../../domain/form/index.ts';
import { Reference } from '../../domain/reference/index.ts';
import { CalendarDay } from '../../domain/time/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { ACT_FOR_RESIDENTS, SEE_MONEY } from './role.ts';

const PATH = `${CONSOLE_PATH}/bookings`;
const townId = z.string().max(40).optional();

export const BookingRow = z.object({
  reference: z.string(),
  kioskId: z.string(),
  transactionId: z.string(),
  /** In the town's own language. */
  facility: z.string(),
  unit: z.string(),
  at: Instant,
  until: Instant,
  /** Who has booked, and how to reach them; empty once it has been erased. */
  holder: z.string(),
  contact: z.string(),
  feeMinor: z.int(),
  currency: z.string().nullable(),
  cancelledAt: Instant.nullable(),
  /** A clerk's name, or `resident`. */
  cancelledBy: z.string().nullable(),
});
export type BookingRow = z.infer<typeof BookingRow>;

export const listBookings = consoleContract({
  name: 'listBookings',
  roles: SEE_MONEY,
  method: 'GET',
  path: PATH,
  summary: 'The bookings of a day, also cancelled ones, in order of time.',
  reads: ({ day }) => `bookings of ${day}`,
  request: z.object({ townId, day: CalendarDay, facilityId: FacilityId.optional() }),
  response: z.object({
    facilities: z.array(z.object({ facilityId: z.string(), title: z.string() })),
    bookings: z.array(BookingRow),
  }),
});

export const cancelBookingHere = consoleContract({
  name: 'cancelBookingHere',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/cancel`,
  summary: 'Cancels a booking for a resident at any time. What was paid becomes an exception for a clerk.',
  request: z.object({ townId, reference: Reference }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancelled') }),
    /** It is not booked any more. */
    z.object({ kind: z.literal('meanwhile') }),
  ]),
});
