import type { Kysely } from 'kysely';
import { toDecimal } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { localTimeIn } from '../../../domain/time/index.ts';
import type { Schema } from '../database/index.ts';
import { type Filter, findTransactions } from '../finding/index.ts';
import type { TableFile } from '../table-files/index.ts';
import { readTownTitles } from '../titles/index.ts';
import { readSummaries } from './read-transactions.ts';

const AT_ONCE = 1_000;

/** The columns of a file of transactions, whatever its kind. */
const EXPORTED = [
  'reference',
  'started',
  'time_zone',
  'kiosk',
  'kiosk_name',
  'service',
  'status',
  'money',
  'needs_clerk',
  'amount',
  'currency',
  'card',
  'posting',
  'refusal',
] as const;

/** One transaction in a file: texts; `started` by the town's clocks (`2026-11-24T14:03`), `amount` a plain decimal, or empty where there is none. */
export type ExportedRow = Readonly<Record<(typeof EXPORTED)[number], string>>;

/** Exactly the transactions that fit, as the rows of a file. */
export const transactionFileOf = (
  db: Kysely<Schema>,
  filter: Filter,
): TableFile<(typeof EXPORTED)[number]> => ({
  title: 'Transactions',
  columns: EXPORTED,
  rows: exportedRows(db, filter),
  times: ['started'],
  amounts: ['amount'],
  currency: 'currency',
  widths: {
    reference: 20,
    started: 18,
    time_zone: 18,
    kiosk_name: 26,
    service: 26,
    card: 12,
    refusal: 22,
  },
});

/**
 * Exactly the transactions that fit, newest first, read a page at a time as they are asked for: a million need no more memory than a
 * thousand.
 */
export async function* exportedRows(db: Kysely<Schema>, filter: Filter): AsyncGenerator<ExportedRow> {
  const { towns, kiosks } = await readTownTitles(db, filter.townId ?? null);
  const [town] = towns;
  const timeZone = town?.timeZone ?? 'UTC';
  const services = new Map(
    towns.flatMap((one) =>
      one.services.map(({ serviceId, title }) => [serviceId, inLanguage(title, 'en', 'en').text]),
    ),
  );
  const names = new Map(kiosks.map(({ kioskId, name }) => [kioskId, name]));
  let after: string | undefined;
  do {
    const { found, next } = await findTransactions(db, filter, { after, limit: AT_ONCE });
    for (const row of await readSummaries(db, found)) {
      const { amountMinor, currency } = row;
      yield {
        reference: row.reference,
        started: localTimeIn(timeZone, new Date(row.startedAt)),
        time_zone: timeZone,
        kiosk: row.kioskCode,
        kiosk_name: names.get(row.kioskId) ?? '',
        service: services.get(row.serviceId) ?? row.serviceId,
        status: row.status,
        money: row.standing,
        needs_clerk: row.needsClerk ? 'yes' : 'no',
        amount: amountMinor === null || currency === null ? '' : toDecimal({ amountMinor, currency }),
        currency: currency ?? '',
        card: row.maskedCard ?? '',
        posting: row.outcome ?? '',
        refusal: row.refusal ?? '',
      };
    }
    after = next ?? undefined;
  } while (after !== undefined);
}
