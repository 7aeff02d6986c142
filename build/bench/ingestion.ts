import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openDatabase } from '../../central/server/database/index.ts';
import { billLine, payToTheEnd, testCentral, testJournal } from '../../central/server/testing/index.ts';
import { deliverJournal, LARGEST_DELIVERY } from '../../domain/wire/index.ts';
import { type Figure, inTurn, quantile } from './measure.ts';

const BATCHES = 40;

/**
 * Central's ingestion of journal entries (signatures, chain, projection, HTTP and all) against bare inserts of the same
 * entries in the same batches into the same database.
 */
export async function ingestionFigure(): Promise<Figure> {
  const town = await testCentral();
  const bare = openDatabase(town.ownerUrl, () => undefined);
  try {
    const kiosk = await town.kiosk('BENCH');
    const journal = testJournal(kiosk.kioskId, kiosk.key, kiosk.epoch);
    const { db } = town.central;
    await town.importLines([billLine('104-2210', 'BENCH-1', '99999.00', '0.01')]);
    const { bill_id } = await db.selectFrom('bills').select('bill_id').executeTakeFirstOrThrow();
    while (journal.entries.length < BATCHES * LARGEST_DELIVERY) addVisits(journal, bill_id);
    await sql`create table bare_entries (kiosk_id uuid, epoch int, seq int, content text, primary key (kiosk_id, epoch, seq))`.execute(
      bare,
    );
    let sent = 0;
    let inserted = 0;
    const times = await inTurn(
      BATCHES,
      async () => {
        const entries = journal.entries.slice(sent, sent + LARGEST_DELIVERY);
        sent += LARGEST_DELIVERY;
        const answer = await kiosk.ask(deliverJournal, { entries });
        if (answer.kind !== 'accepted') throw new Error(answer.kind);
      },
      async () => {
        const entries = journal.entries.slice(inserted, inserted + LARGEST_DELIVERY);
        inserted += LARGEST_DELIVERY;
        const rows = entries.map(
          ({ entry }) => sql`(${entry.kioskId}, ${entry.epoch}, ${entry.seq}, ${JSON.stringify(entry)})`,
        );
        await sql`insert into bare_entries values ${sql.join(rows)}`.execute(bare);
      },
    );
    const perSecond = (samples: readonly number[]): number =>
      (LARGEST_DELIVERY / quantile(samples, 0.5)) * 1_000;
    const [ours, plain] = [perSecond(times.ours), perSecond(times.baseline)];
    return {
      what: `central's ingestion, batches of ${LARGEST_DELIVERY} (median)`,
      measured: `${ours.toFixed(0)} entries a second`,
      baseline: `${plain.toFixed(0)} bare rows a second`,
      ratio: ours / plain,
      aim: 'at least 0.33',
    };
  } finally {
    await bare.destroy();
    await town.close();
  }
}

/** What residents leave in the journal: two who pay, and one who only looked. */
function addVisits(journal: ReturnType<typeof testJournal>, billId: string): void {
  for (let paid = 0; paid < 2; paid += 1) {
    const lines = [{ billId, billNumber: 'BENCH-1', amountMinor: 1 }];
    const transactionId = randomUUID();
    payToTheEnd(journal, { transactionId, reference: `BENCH-${journal.entries.length + 1}`, lines });
  }
  const transactionId = randomUUID();
  const reference = `BENCH-${journal.entries.length + 1}`;
  journal.event(transactionId, { kind: 'started', reference, serviceId: 'pay-bill', language: 'en' });
  journal.event(transactionId, { kind: 'resident-gone', why: 'left' });
  journal.event(transactionId, { kind: 'abandoned' });
}
