import type { z } from 'zod';
import { ticketLabel } from '../../../domain/queue/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { type listQueues, TicketRow } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { readTownQueues } from './town-queues.ts';
import { queuesNow } from './waiting.ts';

const MOST_WAITING = 200;
const MOST_CALLED = 40;

/** The queues of today as clerks see them. */
export async function listQueueRows(
  { db, now }: Central,
  townId: string,
): Promise<z.infer<typeof listQueues.response>> {
  const at = now();
  const known = await readTownQueues(db, townId, at);
  if (!known) return { townId, day: null, queues: [], waiting: [], called: [] };
  const { day, queues, town } = known;
  const counts = await queuesNow(db, townId, day, queues, at);
  const ofDay = db
    .selectFrom('queue_tickets')
    .selectAll()
    .where('town_id', '=', townId)
    .where('day', '=', day);
  const waiting = await ofDay
    .where('state', '=', 'waiting')
    .orderBy('taken_at')
    .orderBy('number')
    .limit(MOST_WAITING)
    .execute();
  const called = await ofDay
    .where('called_at', 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(MOST_CALLED)
    .execute();
  return {
    townId,
    day,
    queues: queues.map(({ queueId, letter, title, desks }) => {
      const count = counts.find((one) => one.queueId === queueId);
      return {
        queueId,
        letter,
        title: inLanguage(title, town.defaultLanguage, town.defaultLanguage).text,
        desks,
        waiting: count?.waiting ?? 0,
        wait: count?.wait ?? { kind: 'less-than', minutes: 5 },
      };
    }),
    waiting: waiting.map(rowOf),
    called: called.map(rowOf),
  };
}

type Stored = {
  readonly day: string;
  readonly queue_id: string;
  readonly number: number;
  readonly letter: string;
  readonly state: string;
  readonly taken_at: Date;
  readonly due_at: Date | null;
  readonly desk: string | null;
  readonly called_at: Date | null;
  readonly calls: number;
};

const rowOf = (row: Stored): z.infer<typeof TicketRow> => ({
  day: row.day,
  queueId: row.queue_id,
  number: row.number,
  label: ticketLabel(row),
  state: TicketRow.shape.state.parse(row.state),
  takenAt: row.taken_at.toISOString(),
  dueAt: row.due_at?.toISOString() ?? null,
  desk: row.desk,
  calledAt: row.called_at?.toISOString() ?? null,
  calls: row.calls,
});
