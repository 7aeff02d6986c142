import { type Kysely, sql } from 'kysely';
import { boundsOfDay, dayOfBooks } from '../../../domain/settlement/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { DayDifference, KioskFigures } from '../../wire/index.ts';
import { keyOf, type Schema } from '../database/index.ts';
import { compareFiles, type FileLine } from './compare-files.ts';
import type { DayContents, DayEntry } from './day-record.ts';
import { dayRuleOf } from './day-rules.ts';
import { type OpenException, readOpenExceptions } from './open-exceptions.ts';

type Db = Kysely<Schema>;

/** All that is known of a day that is not closed. Only the day's own movements are read, and those of its transactions. */
export async function readContents(
  db: Db,
  town: TownDefinition,
  day: string,
  /** Lines of a file that is not kept yet. */
  more: readonly FileLine[] = [],
): Promise<DayContents> {
  const { townId, currency, timeZone, settlement, payments } = town;
  const rule = dayRuleOf(town);
  const bounds = boundsOfDay(rule, day);
  const codes = await kioskCodes(db, townId);
  const known = await readOpenExceptions(db, townId);
  const open = known.filter(({ at }) => dayOfBooks(rule, at) <= day);
  const files = await readFiles(db, townId, day);
  const unsettled = await readUnsettled(db, townId, day);
  const entries = await readEntries(db, { townId, day, codes });
  const { differences: fromFiles, fileMinor } = await compareFiles(db, {
    townId,
    day,
    codes,
    open,
    more,
    compares: files.length > 0 || more.length > 0,
  });
  const ofTransaction = Map.groupBy(open, keyOf);
  const books = unsettled.map((row): DayDifference => {
    const name = keyOf({ kioskId: row.kiosk_id, transactionId: row.transaction_id });
    return {
      ...NOWHERE,
      kind: row.rest > 0 ? 'not-settled' : 'too-much',
      kioskId: row.kiosk_id,
      kioskCode: codes.get(row.kiosk_id) ?? null,
      transactionId: row.transaction_id,
      reference: row.reference,
      at: row.at.toISOString(),
      oursMinor: row.rest,
      terminalTransactionId: row.terminal_transaction_id,
      exceptions: (ofTransaction.get(name) ?? []).map(({ kind }) => kind),
    };
  });
  const named = new Set(books.map((one) => `${one.kioskId} ${one.transactionId}`));
  const doubts = open
    .filter((one) => isDoubt(one) && !named.has(keyOf(one)) && dayOfBooks(rule, one.at) === day)
    .map(
      (one): DayDifference => ({
        ...NOWHERE,
        kind: 'in-doubt',
        kioskId: one.kioskId,
        kioskCode: codes.get(one.kioskId) ?? null,
        transactionId: one.transactionId,
        reference: one.reference,
        at: one.at.toISOString(),
        oursMinor: one.amountMinor ?? 0,
        terminalTransactionId: one.terminalTransactionId,
        exceptions: [one.kind],
      }),
    );
  return {
    townId,
    day,
    from: bounds.from.toISOString(),
    until: bounds.until.toISOString(),
    timeZone,
    currency,
    iban: settlement?.iban ?? payments?.ibans[0] ?? null,
    kiosks: await readFigures(db, { townId, day, codes, open, currency, fileMinor }),
    differences: [...books, ...doubts, ...fromFiles],
    late: entries.flatMap(({ entry, kioskId }) =>
      entry.ownDay < day && entry.kind !== 'posted'
        ? [
            {
              kioskId,
              kioskCode: entry.kioskCode,
              transactionId: entry.transactionId,
              reference: entry.reference,
              kind: entry.kind,
              amountMinor: entry.amountMinor,
              ownDay: entry.ownDay,
              at: entry.at,
            },
          ]
        : [],
    ),
    files,
    entries: entries.map(({ entry }) => entry),
  };
}

const NOWHERE = {
  kioskId: null,
  kioskCode: null,
  transactionId: null,
  reference: null,
  at: null,
  theirsMinor: null,
  file: null,
  line: null,
  terminalTransactionId: null,
  authorisationCode: null,
  exceptions: [],
  perhaps: null,
} as const;

/** A sum of which no one knows whether it was taken. What is only to be given back is none: the books have it. */
const isDoubt = ({ kind, amountMinor }: OpenException): boolean =>
  kind !== 'refund-due' && amountMinor !== null && amountMinor !== 0;

export async function kioskCodes(db: Db, townId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('kiosks')
    .select(['kiosk_id', 'code'])
    .where('town_id', '=', townId)
    .execute();
  return new Map(rows.map((row) => [row.kiosk_id, row.code]));
}

type OfDay = {
  readonly townId: string;
  readonly day: string;
  readonly codes: ReadonlyMap<string, string>;
};

async function readFigures(
  db: Db,
  {
    townId,
    day,
    codes,
    open,
    currency,
    fileMinor,
  }: OfDay & {
    readonly open: readonly OpenException[];
    readonly currency: string;
    readonly fileMinor: ReadonlyMap<string, number> | null;
  },
): Promise<KioskFigures[]> {
  const rows = await db
    .selectFrom('settlement_movements')
    .select(['kiosk_id', 'kind'])
    .select(sql<number>`sum(amount_minor)::bigint`.as('sum'))
    .select(sql<number>`count(*)`.as('count'))
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .groupBy(['kiosk_id', 'kind'])
    .execute();
  const sums = new Map(rows.map((row) => [`${row.kiosk_id} ${row.kind}`, row]));
  const kiosks = new Set([
    ...rows.map((row) => row.kiosk_id),
    ...open.map(({ kioskId }) => kioskId),
    ...(fileMinor?.keys() ?? []),
  ]);
  const figures = [...kiosks].map((kioskId): KioskFigures => {
    const sumOf = (kind: string): number => sums.get(`${kioskId} ${kind}`)?.sum ?? 0;
    return {
      kioskId,
      kioskCode: codes.get(kioskId) ?? kioskId,
      takenMinor: sumOf('taken'),
      takenCount: sums.get(`${kioskId} taken`)?.count ?? 0,
      postedMinor: sumOf('posted'),
      returnedMinor: sumOf('returned'),
      refundedMinor: sumOf('refunded'),
      openMinor: open
        .filter((one) => one.kioskId === kioskId && one.currency === currency)
        .reduce((all, { amountMinor }) => all + (amountMinor ?? 0), 0),
      fileMinor: fileMinor === null ? null : (fileMinor.get(kioskId) ?? 0),
    };
  });
  return figures.sort((a, b) => (a.kioskCode < b.kioskCode ? -1 : 1));
}

/** The transactions with a movement of this day whose money has not all its place by the end of it. */
async function readUnsettled(db: Db, townId: string, day: string) {
  const { rows } = await sql<{
    kiosk_id: string;
    transaction_id: string;
    reference: string | null;
    at: Date;
    rest: number;
    terminal_transaction_id: string | null;
  }>`
    with moved as (
      select distinct kiosk_id, transaction_id from settlement_movements where town_id = ${townId} and day = ${day}::date
    ), rests as (
      select all_of.kiosk_id, all_of.transaction_id, min(all_of.at) as at, max(all_of.terminal_transaction_id) as terminal_transaction_id,
        sum(case all_of.kind when 'taken' then amount_minor else -amount_minor end)
          ::bigint as rest
      from moved join settlement_movements as all_of using (kiosk_id, transaction_id)
      where all_of.day <= ${day}::date
      group by all_of.kiosk_id, all_of.transaction_id
    )
    select rests.*, transactions.reference from rests
    left join transactions using (kiosk_id, transaction_id)
    where rest <> 0 order by rests.at, rests.transaction_id`.execute(db);
  return rows;
}

async function readEntries(
  db: Db,
  { townId, day, codes }: OfDay,
): Promise<readonly { readonly kioskId: string; readonly entry: DayEntry }[]> {
  const { rows } = await sql<{
    kind: DayEntry['kind'];
    kiosk_id: string;
    transaction_id: string;
    reference: string | null;
    service_id: string | null;
    at: Date;
    own_day: string;
    amount_minor: number;
    lines: { what: string; amountMinor: number }[] | null;
    terminal_transaction_id: string | null;
    authorisation_code: string | null;
    written: string | null;
  }>`
    select moved.kind, moved.kiosk_id, moved.transaction_id, transactions.reference, transactions.service_id, moved.at, moved.own_day,
      moved.amount_minor, coalesce(moved.terminal_transaction_id, transactions.terminal_transaction_id) as terminal_transaction_id,
      moved.authorisation_code, moved.reference as written,
      case when moved.movement_key ~ '^posted(:[0-9]+)?$' then (
        select json_agg(json_build_object('what', bills.bill_number, 'amountMinor', lines.amount_minor) order by bills.bill_number)
        from posting_lines as lines join bills on bills.town_id = lines.town_id and bills.bill_id = lines.bill_id
        where lines.kiosk_id = moved.kiosk_id and lines.transaction_id = moved.transaction_id
          and lines.number = coalesce(nullif(split_part(moved.movement_key, ':', 2), ''), '1')::int
      ) when moved.movement_key like 'posted:clerk:%' then (
        select json_agg(json_build_object('what', bills.bill_number, 'amountMinor', moved.amount_minor))
        from clerk_postings as lines join bills on bills.town_id = lines.town_id and bills.bill_id = lines.bill_id
        where lines.clerk_posting_id = split_part(moved.movement_key, ':', 3)::bigint
      ) end as lines
    from settlement_movements as moved
    left join transactions using (kiosk_id, transaction_id)
    where moved.town_id = ${townId} and moved.day = ${day}::date
    order by moved.at, moved.kiosk_id, moved.transaction_id, moved.movement_key`.execute(db);
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    entry: {
      kind: row.kind,
      kioskCode: codes.get(row.kiosk_id) ?? row.kiosk_id,
      transactionId: row.transaction_id,
      reference: row.reference,
      at: row.at.toISOString(),
      ownDay: row.own_day,
      amountMinor: row.amount_minor,
      lines: row.lines ?? [{ what: row.service_id ?? '', amountMinor: row.amount_minor }],
      terminalTransactionId: row.terminal_transaction_id,
      authorisationCode: row.authorisation_code,
      writtenReference: row.written,
    },
  }));
}

async function readFiles(db: Db, townId: string, day: string): Promise<DayContents['files']> {
  const rows = await db
    .selectFrom('settlement_files')
    .selectAll()
    .where('town_id', '=', townId)
    .where('day', '=', day)
    .orderBy('imported_at')
    .orderBy('digest')
    .execute();
  return rows.map((row) => ({
    digest: row.digest,
    name: row.name,
    lines: row.lines,
    sumMinor: row.sum_minor,
    importedBy: row.imported_by,
    importedAt: row.imported_at.toISOString(),
  }));
}
