import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { compactNumber } from '../../../domain/codes/index.ts';
import { foldLetters, nameWords, searchableName } from '../../../domain/letters/index.ts';
import type { FoundSubject, findPersonalData } from '../../wire/index.ts';
import { findAccounts } from '../bills/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';
import { findTransactions } from '../finding/index.ts';
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

/**
 * Names stand in these tables as they were written, and only for as long as they are needed. They are read whole and compared by the one rule
 * for letters: an administrator asks this a few times a year.
 */
async function findBeside(db: Db, townId: string | null, typed: string) {
  const fits = fitter(typed);
  const ofTown = townId === null ? [] : [townId];
  const applications = await db
    .selectFrom('applications')
    .select(['kiosk_id', 'transaction_id', 'reference', 'holder_name', 'surname'])
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const bookings = await db
    .selectFrom('bookings')
    .select(['kiosk_id', 'transaction_id', 'reference', 'holder_name', 'surname', 'contact'])
    .where('state', '<>', 'held')
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const reports = await db
    .selectFrom('service_requests')
    .select(['town_id', 'kiosk_id', 'transaction_id', 'request_id', 'service_id', 'contact', 'requested_at'])
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const appointments = await db
    .selectFrom('appointments')
    .select(['town_id', 'reference', 'surname', 'starts_at'])
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const fitting = reports.filter(({ request_id, contact }) =>
    fits(request_id, ...Object.values(contact ?? {})),
  );
  const whose: Whose[] = [
    ...applications.filter((row) => fits(row.reference, row.holder_name, row.surname)),
    ...bookings.filter((row) => fits(row.reference, row.holder_name, row.surname, row.contact)),
    ...fitting,
  ].flatMap(({ kiosk_id, transaction_id }) =>
    kiosk_id === null || transaction_id === null
      ? []
      : [{ kioskId: kiosk_id, transactionId: transaction_id }],
  );
  const found: FoundSubject[] = [
    ...fitting
      .filter(({ transaction_id }) => transaction_id === null)
      .map((row) => ({
        townId: row.town_id,
        subject: { kind: 'report' as const, requestId: row.request_id },
        reference: row.request_id,
        serviceId: row.service_id,
        at: row.requested_at.toISOString(),
        known: Object.values(row.contact ?? {}),
      })),
    ...appointments
      .filter((row) => fits(row.reference, row.surname))
      .map((row) => ({
        townId: row.town_id,
        subject: { kind: 'appointment' as const, reference: row.reference },
        reference: row.reference,
        serviceId: null,
        at: row.starts_at.toISOString(),
        known: [row.surname],
      })),
  ];
  return { whose, found };
}

/** Whether what was typed is one of these texts, or all its words stand in them as names. */
function fitter(typed: string): (...texts: readonly (string | null)[]) => boolean {
  const whole = foldLetters(typed);
  const number = compactNumber(typed).toLowerCase();
  const words = nameWords(typed);
  return (...texts) => {
    const filled = texts.filter((text) => text !== null && text !== '') as readonly string[];
    if (filled.some((text) => foldLetters(text) === whole || compactNumber(text).toLowerCase() === number))
      return true;
    const names = ` ${searchableName(filled.join(' '))} `;
    return (
      words.length > 0 && words.every((spellings) => spellings.some((word) => names.includes(` ${word} `)))
    );
  };
}
