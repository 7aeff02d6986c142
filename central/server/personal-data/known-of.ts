import type { Kysely } from 'kysely';
import { PersonalData } from '../../../domain/personal/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';
import { UNREADABLE } from '../ledger/index.ts';

/** By no more than these somebody is recognised. */
const MOST = 6;
/** A longer answer is a story. */
const LONGEST = 80;

/** What stands in transactions by which people are told apart: names, e-mail addresses, accounts, short answers; by their keys. */
export async function knownOf(
  db: Kysely<Schema>,
  whose: readonly Whose[],
): Promise<ReadonlyMap<string, string[]>> {
  const records = await db
    .selectFrom('personal_records')
    .select(['kiosk_id', 'transaction_id', 'data'])
    .where('kind', 'not in', [UNREADABLE, 'receipt'])
    .where(isOneOf(whose))
    .execute();
  const applications = await db
    .selectFrom('applications')
    .select(['kiosk_id', 'transaction_id', 'holder_name'])
    .where(isOneOf(whose))
    .execute();
  const bookings = await db
    .selectFrom('bookings')
    .select(['kiosk_id', 'transaction_id', 'holder_name', 'contact'])
    .where(isOneOf(whose))
    .execute();
  const said = [
    ...records.map((row) => ({ row, texts: textsOf(PersonalData.parse(row.data)) })),
    ...applications.map((row) => ({ row, texts: [row.holder_name] })),
    ...bookings.map((row) => ({ row, texts: [row.holder_name ?? '', row.contact ?? ''] })),
  ];
  const known = new Map<string, string[]>();
  for (const { row, texts } of said) {
    const key = keyOf({ kioskId: row.kiosk_id, transactionId: row.transaction_id ?? '' });
    const all = new Set([...(known.get(key) ?? []), ...texts.filter((text) => text !== '')]);
    known.set(key, [...all].slice(0, MOST));
  }
  return known;
}

function textsOf(data: PersonalData): readonly string[] {
  switch (data.kind) {
    case 'account':
      return [data.holderName, data.accountNumber];
    case 'email':
      return [data.address];
    case 'answers':
      return textsIn(data.answers);
    case 'receipt':
      return [];
  }
}

/** A person's names as one text, and every other short answer. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length <= LONGEST ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if ('family' in value && 'given' in value) return [`${value.given} ${value.family}`];
  return Object.values(value).flatMap(textsIn);
}
