import {
  type NumberRange,
  nextOwnNumber,
  type QueueDefinition,
  type Ticket,
} from '../../domain/queue/index.ts';
import { dayIn } from '../../domain/time/index.ts';
import type { Journal } from '../journal/index.ts';

/** The numbers that this kiosk gives by itself while central cannot be reached. */
export type OwnNumbers = {
  /** Null as long as central has never said which. */
  readonly range: () => NumberRange | null;
  /** Central says which numbers are this kiosk's own; kept in the journal. */
  readonly learn: (range: NumberRange) => void;
  /** The next number of today, never the same twice; null when there are no more. */
  readonly next: (queue: QueueDefinition) => Ticket | null;
};

/** More than a kiosk reserves on a day. */
const MOST_LOOKED_BACK = 2_000;

/** What was given before a restart stands in the journal: it is read once, when the first number is needed. */
export function createOwnNumbers(
  journal: Pick<Journal, 'append' | 'latest'>,
  timeZone: string,
  now: () => Date,
): OwnNumbers {
  let known: NumberRange | null | undefined;
  let given: { day: string; queueId: string; number: number }[] | undefined;

  function range(): NumberRange | null {
    if (known === undefined) known = rangeIn(journal);
    return known;
  }

  return {
    range,
    learn: (told) => {
      const before = range();
      if (before?.first === told.first && before.last === told.last) return;
      const event = { kind: 'ticket-range', range: told } as const;
      if (journal.append({ subject: 'kiosk', event }).kind === 'kept') known = told;
    },
    next: ({ queueId, letter }) => {
      const own = range();
      if (own === null) return null;
      given ??= givenIn(journal);
      const day = dayIn(timeZone, now());
      const used = given.filter((one) => one.day === day && one.queueId === queueId);
      const number = nextOwnNumber(
        own,
        used.map((one) => one.number),
      );
      if (number === null) return null;
      given = [...given.filter((one) => one.day === day), { day, queueId, number }];
      return {
        day,
        queueId,
        letter,
        number,
        origin: 'kiosk',
        appointmentAt: null,
        peopleBefore: null,
        wait: null,
      };
    },
  };
}

function rangeIn(journal: Pick<Journal, 'latest'>): NumberRange | null {
  const told = journal.latest('ticket-range', 1)[0]?.body;
  return told?.subject === 'kiosk' && told.event.kind === 'ticket-range' ? told.event.range : null;
}

const givenIn = (journal: Pick<Journal, 'latest'>): { day: string; queueId: string; number: number }[] =>
  journal.latest('reserved', MOST_LOOKED_BACK).flatMap(({ body }) => {
    if (body.subject !== 'transaction' || body.event.kind !== 'reserved') return [];
    const { ticket } = body.event;
    return ticket?.origin === 'kiosk' ? [ticket] : [];
  });
