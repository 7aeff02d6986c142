import { z } from 'zod';
import { QueueId, Ticket, WaitEstimate } from '../queue/index.ts';
import { Done, nothing } from './done.ts';
import { referenceQuestion, TypedReference } from './reference-question.ts';

/** Why no number can be given now. */
export const NumberProblem = z.enum(['no-number', 'unknown-queue', 'no-appointment', 'closed']);
export type NumberProblem = z.infer<typeof NumberProblem>;

/** Why checking in did not lead on. */
export const CheckInProblem = z.enum([
  'bad-input',
  'not-found',
  'throttled',
  'unreachable',
  'not-today',
  'checked-in',
]);
export type CheckInProblem = z.infer<typeof CheckInProblem>;

export const queueScreens = [
  /** Asks what the resident comes for. What is not known of a queue is null. */
  z.object({
    kind: z.literal('queues'),
    serviceId: z.string(),
    queues: z.array(
      z.object({ queueId: QueueId, waiting: z.int().min(0).nullable(), wait: WaitEstimate.nullable() }),
    ),
    /** Central is being asked. */
    asking: z.boolean(),
    checkIn: z.enum(['offered', 'central-down', 'none']),
    problem: NumberProblem.nullable(),
  }),
  /** Asks for the reference of an appointment and for the family name. */
  z.object({
    kind: z.literal('check-in'),
    problem: CheckInProblem.nullable(),
    /** When the appointment is that is not today; null otherwise. */
    at: z.iso.datetime().nullable(),
    ...referenceQuestion,
  }),
  /** The resident's number; null while it is being fetched. `paper`: `none` when it has to be noted. */
  z.object({
    kind: z.literal('ticket'),
    serviceId: z.string(),
    reference: z.string(),
    ticket: Ticket.nullable(),
    paper: z.enum(['working', 'printed', 'none']),
    /** Central could not be reached; it will have the number as soon as it can be. */
    queued: z.boolean(),
  }),
] as const;

export const queueCalls = {
  /** Takes a number for one of the queues that show. */
  'queue.take': { input: z.object({ queueId: QueueId }), output: Done },
  /** The resident has an appointment: asks for its reference. */
  'queue.openCheckIn': { input: nothing, output: Done },
  'queue.checkIn': { input: TypedReference, output: Done },
};
