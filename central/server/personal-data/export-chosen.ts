import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  type exportPersonalData,
  type PersonalFile,
  type PersonalKind,
  type PersonalSubject,
  subjectsInWords,
} from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import type { Schema } from '../database/index.ts';
import { barePhoto } from '../photos/index.ts';
import { readPhoto } from '../reports/index.ts';
import type { Chosen } from '../retention/index.ts';
import { readTown } from '../town/index.ts';
import { BOOKS } from './books.ts';
import { EXPLANATIONS } from './explanations.ts';
import { PERSONAL_ERASURES } from './sum-chosen.ts';

type Records = PersonalFile['holds'][number]['records'];
type Exported = Extract<z.infer<typeof exportPersonalData.response>, { kind: 'exported' }>;
type Asked = { readonly subjects: readonly PersonalSubject[]; readonly actor: string };

/** Everything that central holds about a person, kept or not, by kind. Who took it away stands in the audit log before. */
export async function exportChosen(
  { db, now }: Central,
  chosen: Chosen,
  { subjects, actor }: Asked,
): Promise<Exported> {
  const at = now();
  await writeAudit(db, at, {
    actor,
    action: 'export-person',
    subject: chosen.townId,
    detail: { of: subjectsInWords(subjects) },
  });
  const holds = new Map<PersonalKind, Records>();
  const add = (what: PersonalKind, records: Records): void => {
    if (records.length > 0) holds.set(what, [...(holds.get(what) ?? []), ...records]);
  };
  for (const { table, isFilled, ofPerson } of PERSONAL_ERASURES) {
    const { what, isOf } = ofPerson;
    const rows = sql<boolean>`${isOf(chosen)} and ${isFilled ?? sql`true`}`;
    add(what, what === 'report-pictures' ? await pictures(db, rows) : await recordsOf(db, what, table, rows));
  }
  for (const { what, table, isOf } of BOOKS) add(what, await recordsOf(db, what, table, isOf(chosen)));
  const town = await readTown(db, chosen.townId);
  return {
    kind: 'exported',
    file: {
      format: 'townhall-personal-data-1',
      town: Object.values(town?.name ?? {})[0] ?? chosen.townId,
      madeAt: at.toISOString(),
      holds: [...holds].map(([what, records]) => ({ what, explanation: EXPLANATIONS[what], records })),
    },
  };
}

/** Of these nothing but what is named is about the person: the rest is the program's own. */
const ONLY: Readonly<Partial<Record<PersonalKind, readonly string[]>>> = {
  'look-ups': ['transaction_id', 'received_at', 'data'],
  answers: ['transaction_id', 'received_at', 'data'],
  receipts: ['transaction_id', 'received_at', 'data'],
  'e-mail-addresses': ['transaction_id', 'received_at', 'data'],
  'account-holders': ['account_number', 'card_number', 'holder_name', 'surname'],
  reporters: ['request_id', 'contact'],
  'sent-e-mails': ['transaction_id', 'reference', 'state', 'sent_at', 'asked_at'],
  notes: ['transaction_id', 'request_id', 'account_number', 'text', 'written_by', 'written_at'],
  payments: [
    ...['transaction_id', 'reference', 'service_id', 'status', 'amount_minor', 'currency'],
    ...['masked_card', 'terminal_transaction_id', 'started_at'],
  ],
};

async function recordsOf(
  db: Kysely<Schema>,
  what: PersonalKind,
  table: string,
  isWanted: RawBuilder<boolean>,
): Promise<Records> {
  const columns = ONLY[what];
  const wanted = columns ? sql.join(columns.map((column) => sql.ref(`one.${column}`))) : sql`one.*`;
  const { rows } = await sql<Record<string, unknown>>`
    select ${wanted} from ${sql.table(table)} as one where ${isWanted}`.execute(db);
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [inCamelCase(column), plain(value)])),
  );
}

/** Each photo once, whole. */
async function pictures(db: Kysely<Schema>, isWanted: RawBuilder<boolean>): Promise<Records> {
  const { rows } = await sql<{ file_id: number }>`
    select distinct one.file_id from file_parts as one where ${isWanted} order by 1`.execute(db);
  const records: Records = [];
  for (const { file_id } of rows) {
    const bytes = await readPhoto(db, file_id);
    const photo = bytes && barePhoto(bytes);
    if (photo) records.push({ type: photo.type, base64: photo.bytes.toString('base64') });
  }
  return records;
}

const inCamelCase = (column: string): string =>
  column.replaceAll(/_[a-z]/g, (part) => part.slice(1).toUpperCase());
const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
