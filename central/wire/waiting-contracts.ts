import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { EVERYBODY } from './role.ts';

/** What may wait for people: exceptions, what needs a second person, refunds, days of books to be closed and applications for clerks, reports, recent alarms, silent kiosks and calls for help for all. */
export const WaitingKind = z.enum([
  'help',
  'exceptions',
  'confirmations',
  'refunds',
  'days',
  'applications',
  'reports',
  'alarms',
  'kiosks',
]);
export type WaitingKind = z.infer<typeof WaitingKind>;

/** No more than these are counted. */
export const MOST_WAITING = 100;

export const readWaiting = consoleContract({
  name: 'readWaiting',
  roles: EVERYBODY,
  unwatched: true,
  method: 'GET',
  path: `${CONSOLE_PATH}/waiting`,
  summary: 'How much waits for people of the role that asks, and since when; counted up to 100.',
  request: z.object({}),
  response: z.object({
    /** What the role has nothing to do with is not among them. */
    waiting: z.array(z.object({ kind: WaitingKind, count: z.int(), oldestAt: Instant.nullable() })),
  }),
});
