import type { Kysely } from 'kysely';
import { compactNumber } from '../../../domain/codes/index.ts';
import { foldLetters, nameWords, searchableName } from '../../../domain/letters/index.ts';
import type { FoundSubject } from '../../wire/index.ts';
import type { Schema, Whose } from '../database/index.ts';
import { tailTerms } from '../finding/index.ts';

/** What is found beside the search rows of transactions: further transactions, and what is none. */
export async function findBeside(
  db: Kysely<Schema>,
  townId: string | null,
  typed: string,
): Promise<{ readonly whose: readonly Whose[]; readonly found: readonly FoundSubject[] }> {
  const fits = fitter(typed);
  const { applications, bookings, reports, appointments } = await readNamed(db, townId, typed);
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

/**
 * Names stand in these tables as they were written, and only for as long as they are needed. They are read whole and compared by the one rule
 * for letters: an administrator asks this a few times a year.
 */
async function readNamed(db: Kysely<Schema>, townId: string | null, typed: string) {
  const ofTown = townId === null ? [] : [townId];
  const applications = await db
    .selectFrom('applications')
    .select(['kiosk_id', 'transaction_id', 'reference', 'holder_name', 'surname'])
    .where('holder_name', '<>', '')
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const bookings = await db
    .selectFrom('bookings')
    .select(['kiosk_id', 'transaction_id', 'reference', 'holder_name', 'surname', 'contact'])
    .where('state', '<>', 'held')
    .where('holder_name', 'is not', null)
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const reports = await db
    .selectFrom('service_requests')
    .select(['town_id', 'kiosk_id', 'transaction_id', 'request_id', 'service_id', 'contact', 'requested_at'])
    .where((one) =>
      one.or([one('contact', 'is not', null), one('request_id', '=', typed.trim().toUpperCase())]),
    )
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  const appointments = await db
    .selectFrom('appointments')
    .select(['town_id', 'reference', 'surname', 'starts_at'])
    .$if(townId !== null, (query) => query.where('town_id', 'in', ofTown))
    .execute();
  return { applications, bookings, reports, appointments };
}

/** Whether what was typed is one of these texts, or all its words stand in them as names. */
function fitter(typed: string): (...texts: readonly (string | null)[]) => boolean {
  const whole = foldLetters(typed);
  const number = compactNumber(typed).toLowerCase();
  const [tail] = tailTerms(typed);
  const words = nameWords(typed);
  return (...texts) => {
    const filled = texts.filter((text) => text !== null && text !== '') as readonly string[];
    const isIt = (text: string): boolean =>
      foldLetters(text) === whole ||
      compactNumber(text).toLowerCase() === number ||
      (tail !== undefined && tailTerms(text).includes(tail));
    if (filled.some(isIt)) return true;
    const names = ` ${searchableName(filled.join(' '))} `;
    return (
      words.length > 0 && words.every((spellings) => spellings.some((word) => names.includes(` ${word} `)))
    );
  };
}
