import { ticketLabel } from '../../../domain/queue/index.ts';
import { regionalTag } from '../../../domain/text/index.ts';
import type { DisplayState } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { readTownQueues } from './town-queues.ts';
import { queuesNow } from './waiting.ts';

const MOST_NOW = 6;
const MOST_BEFORE = 8;

/** What the screen in the waiting room shows now; null for a town that has no queues. */
export async function readDisplay({ db, now }: Central, townId: string): Promise<DisplayState | null> {
  const at = now();
  const known = await readTownQueues(db, townId, at);
  if (!known || known.queues.length === 0) return null;
  const { town, queues, day } = known;
  const counts = await queuesNow(db, townId, day, queues, at);
  const called = await db
    .selectFrom('queue_tickets')
    .select(['letter', 'number', 'desk', 'state', 'calls'])
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .where('desk', 'is not', null)
    .orderBy('called_at', 'desc')
    .limit(MOST_NOW + MOST_BEFORE)
    .execute();
  const shown = called.map((row) => ({ ...row, label: ticketLabel(row), desk: row.desk ?? '' }));
  const { name, languages, defaultLanguage, timeZone, colour, regions } = town;
  return {
    town: {
      name,
      languages: languages.map((language) => regionalTag(language, regions)),
      defaultLanguage: regionalTag(defaultLanguage, regions),
      timeZone,
      colour,
    },
    now: shown
      .filter(({ state }) => state === 'called')
      .slice(0, MOST_NOW)
      .map(({ label, desk, calls }) => ({ label, desk, calls })),
    before: shown
      .filter(({ state }) => state !== 'called')
      .slice(0, MOST_BEFORE)
      .map(({ label, desk }) => ({ label, desk })),
    queues: queues.map(({ letter, title, queueId }) => ({
      letter,
      title,
      waiting: counts.find((one) => one.queueId === queueId)?.waiting ?? 0,
    })),
  };
}
