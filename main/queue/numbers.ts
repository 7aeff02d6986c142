import { z } from 'zod';
import type { PersonalData } from '../../domain/personal/index.ts';
import type { QueueDefinition } from '../../domain/queue/index.ts';
import type { Town } from '../../domain/town/index.ts';
import type { Transaction } from '../../domain/transaction/index.ts';
import { AppointmentReference, type QueuesNow, readQueues, takeTicket } from '../../domain/wire/index.ts';
import type { Journal } from '../journal/index.ts';
import type { CentralClient } from '../sync/index.ts';
import type { Reservation } from '../transaction/index.ts';
import { createOwnNumbers } from './own-numbers.ts';

/** What a resident wants a number for, as it stands in the transaction's details. It names nobody. */
export const WantedNumber = z.object({ queue: z.string(), appointment: AppointmentReference.optional() });
export type WantedNumber = z.infer<typeof WantedNumber>;

/** Numbers for the town's queues: central's, or this kiosk's own while central cannot be reached. */
export type Numbers = {
  /** How the queues are now; null when central does not say. */
  readonly ask: () => Promise<QueuesNow | null>;
  /** Whether a number can be given without central. */
  readonly hasOwn: () => boolean;
  /** The number of a transaction; null when the transaction is about something else. */
  readonly reserve: (transaction: Transaction, details: PersonalData | null) => Promise<Reservation> | null;
};

export type NumbersParts = {
  readonly town: Town;
  readonly client: CentralClient;
  readonly journal: Pick<Journal, 'append' | 'latest'>;
  readonly now: () => Date;
};

/** Somebody stands there and waits. */
const ASK_MS = 4_000;
const TAKE_MS = 5_000;

export function createNumbers({ town, client, journal, now }: NumbersParts): Numbers {
  const own = createOwnNumbers(journal, town.definition.timeZone, now);

  async function ask(): Promise<QueuesNow | null> {
    const answer = await client.call(readQueues, {}, ASK_MS);
    if (answer.kind !== 'answered') return null;
    if (answer.value.range) own.learn(answer.value.range);
    return answer.value;
  }

  async function give(
    transactionId: string,
    queue: QueueDefinition,
    wanted: WantedNumber,
  ): Promise<Reservation> {
    const appointment = wanted.appointment ?? null;
    const asked = { transactionId, queueId: queue.queueId, appointment };
    const answer = await client.call(takeTicket, asked, TAKE_MS);
    if (answer.kind === 'answered') {
      if (answer.value.kind === 'given')
        return { kind: 'held', holdId: transactionId, ticket: answer.value.ticket };
      const { reason } = answer.value;
      if (reason !== 'no-numbers')
        return { kind: 'refused', reason: reason === 'unknown-queue' ? 'not-found' : 'not-valid' };
    }
    // Whether it is due now only central can tell.
    if (appointment !== null) return { kind: 'refused', reason: 'not-valid' };
    const ticket = own.next(queue);
    return ticket === null
      ? { kind: 'refused', reason: 'unreachable' }
      : { kind: 'held', holdId: transactionId, ticket };
  }

  return {
    ask,
    hasOwn: () => own.range() !== null,
    reserve: ({ transactionId, serviceId }, details) => {
      const service = town.services.find((offered) => offered.serviceId === serviceId);
      if (service?.kind !== 'queue') return null;
      const wanted = WantedNumber.safeParse(details?.kind === 'answers' ? details.answers : null);
      const queue = town.queues?.find(({ queueId }) => queueId === wanted.data?.queue);
      if (!wanted.success || !queue) return Promise.resolve({ kind: 'refused', reason: 'not-found' });
      return give(transactionId, queue, wanted.data);
    },
  };
}
