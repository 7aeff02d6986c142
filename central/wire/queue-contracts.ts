import { z } from 'zod';
import {
  DeskAction,
  DeskName,
  QueueId,
  QueueLetter,
  TicketState,
  WaitEstimate,
} from '../../domain/queue/index.ts';
import { LanguageTag, LocalizedText } from '../../domain/text/index.ts';
import { CalendarDay } from '../../domain/time/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import { ACT_FOR_RESIDENTS, EVERYBODY } from './role.ts';

const PATH = `${CONSOLE_PATH}/queue`;
const TownId = z.string().max(40);
const key = { day: CalendarDay, queueId: QueueId, number: z.int().min(1).max(9_999) };

/** A number of today; it names no one. */
export const TicketRow = z.object({
  ...key,
  /** As it is called, e.g. `A 017`. */
  label: z.string(),
  state: TicketState.exclude(['offered']),
  takenAt: Instant,
  /** When the appointment is; null for none. */
  dueAt: Instant.nullable(),
  desk: z.string().nullable(),
  calledAt: Instant.nullable(),
  calls: z.int(),
});

export const QueueRow = z.object({
  queueId: QueueId,
  letter: QueueLetter,
  /** In the town's own language. */
  title: z.string(),
  desks: z.array(DeskName),
  waiting: z.int(),
  wait: WaitEstimate,
});

export const listQueues = consoleContract({
  name: 'listQueues',
  roles: EVERYBODY,
  unwatched: true,
  method: 'GET',
  path: PATH,
  summary:
    'The queues of today, who is waiting and who is called. Asking for them does not keep a session alive.',
  request: z.object({ townId: TownId.optional() }),
  response: z.object({
    townId: z.string(),
    day: CalendarDay.nullable(),
    queues: z.array(QueueRow),
    /** Those that wait, in the order of their coming, and those that are called or were called today, the latest first. */
    waiting: z.array(TicketRow),
    called: z.array(TicketRow),
  }),
});

export const callNext = consoleContract({
  name: 'callNext',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/next`,
  summary: 'Calls the next ticket of the queues that a desk serves.',
  request: z.object({ townId: TownId.optional(), desk: DeskName }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('called'), label: z.string(), ...key }),
    z.object({ kind: z.literal('nobody') }),
    /** The number at the desk is not over: say first whether it was served. */
    z.object({ kind: z.literal('desk-busy') }),
    z.object({ kind: z.literal('unknown-desk') }),
  ]),
});

export const changeTicket = consoleContract({
  name: 'changeTicket',
  roles: ACT_FOR_RESIDENTS,
  method: 'POST',
  path: `${PATH}/change`,
  summary: 'Marks a called ticket: called again, is here, was served, or did not come.',
  request: z.object({ townId: TownId.optional(), ...key, action: DeskAction }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed') }),
    /** Someone else has since updated it. */
    z.object({ kind: z.literal('meanwhile') }),
  ]),
});

/** Where the call display follows a town; server-sent events, each a whole state. `token`: of a display that has a place of its own. */
export const displayEventsPath = (townId: string, token = ''): string =>
  `/api/display/v1/${encodeURIComponent(townId)}/events${token === '' ? '' : `?display=${encodeURIComponent(token)}`}`;

/** What the screen in the waiting room shows. Numbers and desks: nothing of who anybody is. */
export const DisplayState = z.object({
  town: z.object({
    name: LocalizedText,
    languages: z.array(LanguageTag),
    defaultLanguage: LanguageTag,
    timeZone: z.string(),
    colour: z.string(),
  }),
  /** Called and not there yet, the latest first. `calls` grows when it is called again. */
  now: z.array(z.object({ label: z.string(), desk: z.string(), calls: z.int() })),
  /** Called before, the latest first. */
  before: z.array(z.object({ label: z.string(), desk: z.string() })),
  queues: z.array(z.object({ letter: z.string(), title: LocalizedText, waiting: z.int() })),
});
export type DisplayState = z.infer<typeof DisplayState>;
