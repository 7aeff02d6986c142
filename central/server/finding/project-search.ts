import { type Kysely, sql } from 'kysely';
import { codeOf } from '../../../domain/failure/index.ts';
import { PersonalData } from '../../../domain/personal/index.ts';
import { schemeName } from '../../../domain/receipt/index.ts';
import { withStorableTexts } from '../../../domain/text/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import { type DatabaseTransaction, isOneOf, type Schema, type Whose } from '../database/index.ts';
import { POSTING_OF_TRANSACTION, UNREADABLE } from '../ledger/index.ts';
import { STANDING_FACTS, standingOf } from './money-standing.ts';
import { searchTerms } from './search-terms.ts';

/** "FIND" in ASCII. */
const FIND_LOCK = 0x46494e44;
const AT_ONCE = 500;

/**
 * Makes the search rows of transactions that have changed, so many at once; one process at a time, so that an older state never
 * overwrites a newer one. Returns how many were made; null when another process is at it.
 */
export async function projectSearch(db: Kysely<Schema>): Promise<number | null> {
  // Asked before every list: mostly nothing waits, and then one question is enough.
  const any = await db.selectFrom('search_waiting').select('waiting_id').limit(1).executeTakeFirst();
  if (!any) return 0;
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{
      free: boolean;
    }>`select pg_try_advisory_xact_lock(${FIND_LOCK}) as free`.execute(transaction);
    if (!rows[0]?.free) return null;
    const waiting = await sql<{ kiosk_id: string; transaction_id: string }>`
      delete from search_waiting where waiting_id in (
        select waiting_id from search_waiting order by waiting_id limit ${AT_ONCE}
      ) returning kiosk_id, transaction_id`.execute(transaction);
    if (waiting.rows.length > 0) {
      const asked = waiting.rows.map((row) => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id }));
      await makeRows(transaction, asked);
    }
    return waiting.rows.length;
  });
}

/** A list that is read while another process is at it waits so long for its part: then it is shown as it is. */
const PATIENCE_MS = 2_000;
/** PostgreSQL's `lock_not_available`. */
const NOT_IN_TIME = '55P03';

/**
 * Takes in what has just changed, so that a list, its sums and its file say the same as a transaction's own page: also where another process takes
 * it in at this moment.
 */
export async function freshenSearch(db: Kysely<Schema>, patienceMs = PATIENCE_MS): Promise<void> {
  if ((await projectSearch(db)) !== null) return;
  try {
    await db.transaction().execute(async (transaction) => {
      await sql`select set_config('lock_timeout', ${`${patienceMs}ms`}, true)`.execute(transaction);
      await sql`select pg_advisory_xact_lock_shared(${FIND_LOCK})`.execute(transaction);
    });
  } catch (error) {
    if (codeOf(error) === NOT_IN_TIME) return;
    throw error;
  }
  await projectSearch(db);
}

/** Takes in what has changed until nothing waits, or another process is at it. */
export async function catchUpSearch(db: Kysely<Schema>): Promise<void> {
  for (;;) if ((await projectSearch(db)) !== AT_ONCE) return;
}

/** Makes every search row anew from the ledger. */
export async function rebuildSearch(db: Kysely<Schema>): Promise<{ readonly rows: number }> {
  await db.transaction().execute(async (transaction) => {
    await sql`delete from transaction_search`.execute(transaction);
    await sql`insert into search_waiting (kiosk_id, transaction_id) select kiosk_id, transaction_id from transactions`.execute(
      transaction,
    );
  });
  await catchUpSearch(db);
  const { rows } = await db
    .selectFrom('transaction_search')
    .select(({ fn }) => fn.countAll<string>().as('rows'))
    .executeTakeFirstOrThrow();
  return { rows: Number(rows) };
}

/** As cardholders know it, whatever the terminal calls it; null where it names none. */
const schemeOf = ({ payment }: Transaction): string | null =>
  payment.kind === 'approved' ? schemeName(payment.payment.card?.scheme ?? '') || null : null;

async function makeRows(transaction: DatabaseTransaction, asked: readonly Whose[]): Promise<void> {
  const rows = await transaction
    .selectFrom('transactions')
    .leftJoin('bookings', (join) =>
      join
        .onRef('bookings.kiosk_id', '=', 'transactions.kiosk_id')
        .onRef('bookings.transaction_id', '=', 'transactions.transaction_id'),
    )
    .leftJoin('postings', (join) => join.on(POSTING_OF_TRANSACTION))
    .selectAll('transactions')
    .select(['bookings.reference as booking_reference', 'postings.outcome'])
    .select(STANDING_FACTS)
    .where(isOneOf(asked, 'transactions'))
    .execute();
  const personal = await transaction
    .selectFrom('personal_records')
    .select(['kiosk_id', 'transaction_id', 'data'])
    .where('kind', '<>', UNREADABLE)
    .where('kind', '<>', 'receipt')
    .where(isOneOf(asked, 'personal_records'))
    .execute();
  const given = Map.groupBy(personal, ({ kiosk_id, transaction_id }) => `${kiosk_id} ${transaction_id}`);
  const found = rows.map((row) => {
    // Written by the ledger from the machine's own state.
    const state = row.state as Transaction;
    const records = given.get(`${row.kiosk_id} ${row.transaction_id}`) ?? [];
    return {
      row,
      state,
      terms: searchTerms({
        state,
        personal: records.map(({ data }) => withStorableTexts(PersonalData.parse(data))),
        bookingReference: row.booking_reference,
      }),
    };
  });
  if (found.length === 0) return;
  await transaction
    .insertInto('transaction_search')
    .values(
      found.map(({ row, state, terms }) => ({
        town_id: row.town_id,
        kiosk_id: row.kiosk_id,
        transaction_id: row.transaction_id,
        started_at: row.started_at,
        service_id: row.service_id,
        status: row.status,
        standing: standingOf(row),
        amount_minor: row.amount_minor,
        currency: row.currency,
        scheme: schemeOf(state),
        language: state.language,
        terms,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['kiosk_id', 'transaction_id']).doUpdateSet((row) => ({
        status: row.ref('excluded.status'),
        standing: row.ref('excluded.standing'),
        amount_minor: row.ref('excluded.amount_minor'),
        currency: row.ref('excluded.currency'),
        scheme: row.ref('excluded.scheme'),
        language: row.ref('excluded.language'),
        terms: row.ref('excluded.terms'),
      })),
    )
    .execute();
}
