import { z } from 'zod';
import { CalendarDay } from '../time/index.ts';
import { WaitEstimate } from './estimate-wait.ts';
import { LARGEST_NUMBER } from './numbers.ts';
import { QueueId, QueueLetter } from './queue-definition.ts';

/** A number as a resident gets it. It names nobody. */
export const Ticket = z.object({
  /** The day in the town's time zone: numbers begin anew with each. */
  day: CalendarDay,
  queueId: QueueId,
  letter: QueueLetter,
  number: z.int().min(1).max(LARGEST_NUMBER),
  /** Who gave the number: central, or the kiosk from its own range while central could not be reached. */
  origin: z.enum(['central', 'kiosk']),
  /** When the appointment is that was checked in; null for none. */
  appointmentAt: z.iso.datetime().nullable(),
  /** How many wait before; null where nobody knows. */
  peopleBefore: z.int().min(0).nullable(),
  wait: WaitEstimate.nullable(),
});
export type Ticket = z.infer<typeof Ticket>;

/** A number as it is printed, shown and called, e.g. `A 017`. */
export const ticketLabel = ({ letter, number }: Pick<Ticket, 'letter' | 'number'>): string =>
  `${letter} ${String(number).padStart(3, '0')}`;
