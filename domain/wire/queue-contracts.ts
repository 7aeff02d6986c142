import { z } from 'zod';
import { NumberRange, QueueId, Ticket, WaitEstimate } from '../queue/index.ts';
import { TransactionId } from '../transaction/index.ts';
import { contract } from './contract.ts';

/** What an appointment is known by, as it stands in its letter. */
export const AppointmentReference = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,23}$/);
export type AppointmentReference = z.infer<typeof AppointmentReference>;

export const readQueues = contract({
  name: 'readQueues',
  method: 'POST',
  path: '/api/kiosk/v1/queues',
  summary:
    'How many people wait in each queue and about how long; and the numbers that the kiosk may give out while it cannot reach central.',
  request: z.object({}),
  response: z.object({
    /** Null when the town has more kiosks than ranges. */
    range: NumberRange.nullable(),
    queues: z.array(z.object({ queueId: QueueId, waiting: z.int().min(0), wait: WaitEstimate })).max(20),
  }),
});
export type QueuesNow = z.infer<typeof readQueues.response>;

export const takeTicket = contract({
  name: 'takeTicket',
  method: 'POST',
  path: '/api/kiosk/v1/queues/number',
  summary:
    'Gives a transaction the next ticket of a queue; asking again returns the same one. Its number is called only after the transaction is delivered.',
  request: z.object({
    transactionId: TransactionId,
    queueId: QueueId,
    /** The appointment that was checked in; null for none. */
    appointment: AppointmentReference.nullable(),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('given'), ticket: Ticket }),
    z.object({
      kind: z.literal('refused'),
      /** `closed`: not at this time. `no-numbers`: the day has no more. `no-appointment`: it is not today, or has a number already. */
      reason: z.enum(['unknown-queue', 'closed', 'no-numbers', 'no-appointment']),
    }),
  ]),
});

export const checkIn = contract({
  name: 'checkIn',
  method: 'POST',
  path: '/api/kiosk/v1/appointments/check-in',
  summary: 'Finds an appointment of today by its reference and the family name.',
  request: z.object({ reference: AppointmentReference, surname: z.string().min(1).max(100) }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('found'), queueId: QueueId, at: z.iso.datetime() }),
    /** No such appointment, or the name does not fit: nobody can tell which. */
    z.object({ kind: z.literal('not-found') }),
    z.object({ kind: z.literal('not-today'), at: z.iso.datetime() }),
    /** Somebody has checked in for it already. */
    z.object({ kind: z.literal('checked-in') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
export type CheckInAnswer = z.infer<typeof checkIn.response>;

/** The columns of the file of appointments, in this order. */
export const AppointmentRow = z.object({
  reference: AppointmentReference,
  surname: z.string().trim().min(1).max(100),
  /** In the town's time zone, e.g. `2026-11-24T10:30`. */
  time: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a time such as 2026-11-24T10:30'),
  queue: QueueId,
});
export type AppointmentRow = z.infer<typeof AppointmentRow>;
