import type { z } from 'zod';
import type { HelpCallRow } from '../../wire/index.ts';
import type { Database } from '../database/index.ts';

const MOST = 100;

/** The calls for help that are open, the longest waiting first. */
export async function listHelpCallRows(
  db: Database,
  townId: string | null = null,
): Promise<z.infer<typeof HelpCallRow>[]> {
  const rows = await db
    .selectFrom('help_calls')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'help_calls.kiosk_id')
    .selectAll('help_calls')
    .select(['kiosks.code', 'kiosks.name'])
    .where('done_at', 'is', null)
    .$if(townId !== null, (query) => query.where('kiosks.town_id', '=', townId))
    .orderBy('called_at')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    callId: row.call_id,
    kioskCode: row.code,
    kioskName: row.name,
    screen: row.screen,
    times: row.times,
    calledAt: row.called_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    seenBy: row.seen_by,
  }));
}
