import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { FoundSubject, findPersonalData } from '../../wire/index.ts';
import { findAccounts } from '../bills/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';
import { findTransactions } from '../finding/index.ts';
import { findBeside } from './find-beside.ts';
import { knownOf } from './known-of.ts';

type Db = Kysely<Schema>;
type Answer = z.infer<typeof findPersonalData.response>;

const MOST = 50;

/**
 * What is about a person, found as clerks find payments; besides, by what stands in no payment: accounts that never paid here, applications and bookings
 * whose answers were erased, reports of programs, appointments. `townId` null: of all towns.
 */
export async function findSubjects(db: Db, townId: string | null, typed: string): Promise<Answer> {
  const { found, next } = await findTransactions(db, { townId, search: typed }, { limit: MOST });
  const beside = await findBeside(db, townId, typed);
  const whose = new Map([...found, ...beside.whose].map((one) => [keyOf(one), one]));
  const transactions = await describe(db, [...whose.values()].slice(0, MOST));
  const accounts = await findAccounts(db, { townId, search: typed, limit: MOST + 1 });
  return {
    found: [
      ...accounts.slice(0, MOST).map(
        (row): FoundSubject => ({
          townId: row.town_id,
          subject: { kind: 'account', accountNumber: row.account_number },
          reference: row.account_number,
          serviceId: null,
          at: null,
          known: row.holder_name === '' ? [] : [row.holder_name],
        }),
      ),
      ...transactions,
      ...beside.found.slice(0, MOST),
    ],
    more: next !== null || whose.size > MOST || accounts.length > MOST || beside.found.length > MOST,
  };
}

/** The transactions as a person of the town recognises them, newest first. */
async function describe(db: Db, whose: readonly Whose[]): Promise<readonly FoundSubject[]> {
  const rows = await db
    .selectFrom('transactions')
    .select(['town_id', 'kiosk_id', 'transaction_id', 'reference', 'service_id', 'started_at'])
    .where(isOneOf(whose))
    .orderBy('started_at', 'desc')
    .execute();
  const known = await knownOf(db, whose);
  return rows.map((row) => {
    const one = { kioskId: row.kiosk_id, transactionId: row.transaction_id };
    return {
      townId: row.town_id,
      subject: { kind: 'transaction', ...one },
      reference: row.reference,
      serviceId: row.service_id,
      at: row.started_at.toISOString(),
      known: known.get(keyOf(one)) ?? [],
    };
  });
}
