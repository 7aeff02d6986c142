import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import type { Kysely } from 'kysely';
import { toDecimal } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { localTimeIn } from '../../../domain/time/index.ts';
import type { Schema } from '../database/index.ts';
import { type Filter, findTransactions } from '../finding/index.ts';
import { guardCell } from '../imports/index.ts';
import { readTownTitles } from '../titles/index.ts';
import { readSummaries } from './read-transactions.ts';

const AT_ONCE = 1_000;

const COLUMNS = [
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
type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Exactly the transactions that fit, newest first, as CSV in UTF-8 with the mark by which spreadsheets know it. Read a page at a time as the
 * reader takes it: a million rows need no more memory than a thousand. No cell can run as a formula.
 */
export function exportTransactions(
  db: Kysely<Schema>,
  filter: Filter,
  onError: (error: Error) => void,
): Readable {
  const writer: Stringifier = stringify({
    header: true,
    columns: [...COLUMNS],
    bom: true,
    record_delimiter: 'windows',
    cast: { string: guardCell },
  });
  const rows = Readable.from(rowsOf(db, filter));
  rows.on('error', (error) => writer.destroy(error));
  // Who asked for it has gone: nothing more is read from the database.
  writer.on('close', () => rows.destroy());
  writer.on('error', onError);
  return rows.pipe(writer);
}

async function* rowsOf(db: Kysely<Schema>, filter: Filter): AsyncGenerator<Cells> {
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
        started: townTime(timeZone, row.startedAt),
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

/** A time by the town's clocks, as spreadsheets read it: `2026-11-24 14:03`. */
const townTime = (timeZone: string, instant: string): string =>
  localTimeIn(timeZone, new Date(instant)).replace('T', ' ');
