import { z } from 'zod';
import { FoundBooking } from '../wire/index.ts';
import { Done, nothing } from './done.ts';
import { referenceQuestion, TypedReference } from './reference-question.ts';
import { StatusProblem } from './status.ts';

export const cancelBookingScreens = [
  /** Asks for a booking's reference, then for the family name. */
  z.object({ kind: z.literal('cancel-booking'), problem: StatusProblem.nullable(), ...referenceQuestion }),
  /** A booking, to be cancelled; or what became of it. */
  z.object({
    kind: z.literal('booking-found'),
    booking: FoundBooking,
    problem: z.enum(['unreachable']).nullable(),
    busy: z.boolean(),
  }),
] as const;

export const cancelBookingCalls = {
  'booking.find': { input: TypedReference, output: Done },
  /** Cancels the booking that shows. */
  'booking.cancel': { input: nothing, output: Done },
};
