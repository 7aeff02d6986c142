import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../central/server/database/index.ts';
import { projectSearch } from '../../../central/server/finding/index.ts';
import {
  billLine,
  payToTheEnd,
  type TestCentral,
  TOWN_ID,
  testJournal,
} from '../../../central/server/testing/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';

const KIOSKS = 20;
const TEMPLATE = { transactionId: randomUUID(), reference: 'BENCH-1' } as const;
/** As often as twenty kiosks of a town are used; a longer history begins earlier. */
const SECONDS_BETWEEN = 90;
/** The number of the newest have their events and receipts: what is older is only listed. */
const MOST_WITH_EVENTS = 1_000_000;
/** Rows of one statement: more than one process of PostgreSQL would need to keep in its memory. */
const AT_ONCE = 250_000;

const TABLES = [
  'transactions',
  'transaction_search',
  'journal_entries',
  'personal_records',
  'postings',
  'exceptions',
];

/**
 * Fills a town's ledger with so many transactions: one is paid as kiosks pay, and the others are its copies, made by SQL, with amounts, names, cards,
 * times and outcomes of their own. The indexes are those of the product, made anew at the end.
 */
export async function fillLedger(
  town: TestCentral,
  owner: Kysely<Schema>,
  transactions: number,
): Promise<void> {
  await payOnce(town);
  await sql`create table bench_kiosks as select row_number() over () - 1 as place, kiosk_id from kiosks`.execute(
    owner,
  );
  await owner.connection().execute(async (one) => {
    // Else each row would be asked for in the search again, and a statement would take longer than clerks may wait.
    await sql`set session_replication_role = replica`.execute(one);
    await sql`set statement_timeout = 0`.execute(one);
    await sql`set synchronous_commit = off`.execute(one);
    await sql`set maintenance_work_mem = '512MB'`.execute(one);
    const indexes = await sql<{ indexname: string; indexdef: string }>`
      select indexname, indexdef from pg_indexes where tablename = any(${TABLES})
      and not exists (select from pg_constraint where conname = indexname)`.execute(one);
    for (const { indexname } of indexes.rows) await sql`drop index ${sql.ref(indexname)}`.execute(one);
    for (let from = 1; from <= transactions; from += AT_ONCE)
      await copyTemplate(one, from, Math.min(from + AT_ONCE - 1, transactions), transactions);
    for (const { indexdef } of indexes.rows) await sql.raw(indexdef).execute(one);
    for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(one);
  });
}

/** One payment as a kiosk delivers it, and the other kiosks of the town. */
async function payOnce(town: TestCentral): Promise<void> {
  await town.importLines([billLine('104-2210', 'W-TEMPLATE', '42.50')]);
  const { db } = town.central;
  const { bill_id } = await db.selectFrom('bills').select('bill_id').executeTakeFirstOrThrow();
  const kiosk = await town.kiosk('BENCH');
  const journal = testJournal(kiosk.kioskId, kiosk.key, kiosk.epoch);
  payToTheEnd(journal, {
    ...TEMPLATE,
    lines: [{ billId: bill_id, billNumber: 'W-TEMPLATE', amountMinor: 4250 }],
  });
  const answer = await kiosk.ask(deliverJournal, { entries: journal.entries });
  if (answer.kind !== 'accepted') throw new Error(answer.kind);
  await projectSearch(db);
  await sql`
    insert into kiosks (kiosk_id, town_id, code, name, epoch, head_seq, head_hash, created_at, enrolled_at, confirmed_at)
    select gen_random_uuid(), town_id, 'BENCH' || n, 'Library ' || n, epoch, 0, head_hash, created_at, enrolled_at, confirmed_at
    from kiosks, generate_series(2, ${sql.lit(KIOSKS)}) as n`.execute(db);
}

/** Letters of which made-up names are made: about a thousand first names and thirty thousand family names. */
const SYLLABLES =
  'an,be,co,da,el,fi,go,ha,in,jo,ka,li,mo,na,os,pe,ra,si,to,ul,va,wi,xe,yo,za,bru,chi,dre,fla,gri';
const FIRST_NAME = sql.raw(`s[1 + h % 30] || s[1 + h / 30 % 30]`);
const FAMILY_NAME = sql.raw(`s[1 + h / 900 % 30] || s[1 + h / 27000 % 30] || s[1 + h / 810000 % 30]`);

async function copyTemplate(db: Kysely<Schema>, from: number, to: number, all: number): Promise<void> {
  const seconds = Math.min(SECONDS_BETWEEN, (SECONDS_BETWEEN * 1_000_000) / all);
  await sql`
    create temporary table made as
    select n, 'B1-' || n as reference, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0')) as transaction_id,
      bench_kiosks.kiosk_id, h, ${FIRST_NAME} as first_name, ${FAMILY_NAME} as family_name,
      now() - n * ${seconds} * interval '1 second' as at,
      100 + h % 30000 as amount,
      lpad((h / 7 % 10000)::text, 4, '0') as digits,
      (array['pay-bill', 'pay-bill', 'pay-bill', 'pay-bill', 'pet-tag', 'book-court', 'permit', 'report'])[1 + h / 3 % 8] as service_id,
      case when h % 1000 = 0 then 'open' when h % 15 = 1 then 'abandoned' else 'completed' end as status,
      case when h % 1000 = 0 then 'unknown' when h % 15 = 1 then 'not-charged' when h % 2000 = 2 then 'clerk'
        when h % 700 = 2 then 'reversed' else 'delivered' end as standing,
      (array['Visa', 'Visa', 'Visa', 'Mastercard', 'Mastercard', 'Maestro'])[1 + h / 11 % 6] as scheme,
      (array['en', 'en', 'en', 'en', 'en', 'en', 'ar'])[1 + h / 13 % 7] as language
    from (select n, abs(hashint4(n::int)::bigint) as h, string_to_array(${SYLLABLES}, ',') as s
      from generate_series(${from}::bigint, ${to}::bigint) as n) as numbered
    join bench_kiosks on place = h / 17 % ${sql.lit(KIOSKS)}`.execute(db);
  await sql`
    insert into transactions (kiosk_id, transaction_id, town_id, reference, service_id, status, standing, amount_minor, currency,
      masked_card, terminal_transaction_id, state, started_at, changed_at)
    select made.kiosk_id, made.transaction_id, t.town_id, made.reference, made.service_id, made.status, made.standing, made.amount, t.currency,
      '•••• ' || digits, 'T-' || made.reference, replace(replace(replace(t.state::text, ${TEMPLATE.reference}, made.reference),
        ${TEMPLATE.transactionId}, made.transaction_id), t.state->'receipt'->>'recordId', 'receipt-' || n)::json, made.at, made.at
    from made, transactions as t where t.reference = ${TEMPLATE.reference}`.execute(db);
  await sql`
    insert into transaction_search (town_id, kiosk_id, transaction_id, started_at, service_id, status, standing, amount_minor, currency,
      scheme, language, terms)
    select ${TOWN_ID}, kiosk_id, transaction_id, at, service_id, status,
      case when standing = 'clerk' and n > 5000 then 'settled' else standing end, amount, 'EUR',
      case when status = 'completed' then scheme end, language,
      array[lower(reference), lower(replace(reference, '-', '')), 'w-' || n, 'w' || n, 'amount:' || amount, 't-' || lower(reference), digits,
        lpad((h / 5 % 1000000)::text, 6, '0'), first_name, family_name, first_name || family_name, family_name || first_name,
        (100 + h % 900) || '-' || lpad((h / 900 % 10000)::text, 4, '0'), (100 + h % 900) || lpad((h / 900 % 10000)::text, 4, '0'),
        'tail:' || (100 + h % 900) || lpad((h / 900 % 10000)::text, 4, '0')]
    from made`.execute(db);
  await sql`
    insert into postings (kiosk_id, transaction_id, town_id, outcome, amount_minor, currency, posted_at)
    select kiosk_id, transaction_id, ${TOWN_ID}, 'accepted', amount, 'EUR', at from made where standing = 'delivered'`.execute(
    db,
  );
  await sql`
    insert into exceptions (kiosk_id, transaction_id, kind, detail, amount_minor, currency, opened_at, closed_at)
    select kiosk_id, transaction_id, 'unknown-payment', 'timeout', amount, 'EUR', at, case when n > 5000 then at + interval '1 day' end
    from made where standing = 'clerk'`.execute(db);
  await sql`
    insert into personal_records (kiosk_id, record_id, kind, salt, data, received_at, transaction_id)
    select made.kiosk_id, 'receipt-' || n, p.kind, p.salt, p.data, made.at, made.transaction_id
    from made, personal_records as p
    where p.transaction_id = ${TEMPLATE.transactionId} and p.kind = 'receipt' and n <= ${sql.lit(MOST_WITH_EVENTS)}`.execute(
    db,
  );
  await sql`
    insert into journal_entries (kiosk_id, epoch, seq, hash, transaction_id, entry, received_at)
    select made.kiosk_id, 9, n * 10 + place, 'bench', made.transaction_id,
      replace(j.entry::text, ${TEMPLATE.transactionId}, made.transaction_id)::json, made.at
    from made, (
      select entry, row_number() over (order by seq) as place from journal_entries
      where transaction_id = ${TEMPLATE.transactionId} and entry->'body'->'event'->>'kind' in ('started', 'payment-requested', 'payment-approved', 'completed')
    ) as j where n <= ${sql.lit(MOST_WITH_EVENTS)}`.execute(db);
  await sql`drop table made`.execute(db);
}
