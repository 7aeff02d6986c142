import type { z } from 'zod';
import type { listNotes } from '../../wire/index.ts';
import type { Database } from '../database/index.ts';

export type Asked = z.infer<typeof listNotes.request>;

/** What a note is about, as its row says it. */
export type Subject = {
  readonly town_id: string;
  readonly kiosk_id: string | null;
  readonly transaction_id: string | null;
  readonly request_id: string | null;
  readonly account_number: string | null;
  /** By what the audit log calls it. */
  readonly name: string;
};

const NONE = { kiosk_id: null, transaction_id: null, request_id: null, account_number: null } as const;

/** Finds what a note is about; null where there is no such thing. */
export async function findSubject(
  db: Database,
  { townId, kioskId, transactionId, requestId, accountNumber }: Asked,
): Promise<Subject | null> {
  if (kioskId !== undefined && transactionId !== undefined) {
    const row = await db
      .selectFrom('transactions')
      .innerJoin('kiosks', 'kiosks.kiosk_id', 'transactions.kiosk_id')
      .select(['transactions.town_id', 'code'])
      .where('transactions.kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .executeTakeFirst();
    if (!row || (townId !== undefined && row.town_id !== townId)) return null;
    const { town_id, code } = row;
    return {
      ...NONE,
      town_id,
      kiosk_id: kioskId,
      transaction_id: transactionId,
      name: `${code} ${transactionId}`,
    };
  }
  if (townId === undefined) return null;
  if (requestId !== undefined) {
    const row = await db
      .selectFrom('service_requests')
      .select('request_id')
      .where('town_id', '=', townId)
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    return row
      ? { ...NONE, town_id: townId, request_id: requestId, name: `${townId} report ${requestId}` }
      : null;
  }
  const row = await db
    .selectFrom('accounts')
    .select('account_number')
    .where('town_id', '=', townId)
    .where('account_number', '=', accountNumber ?? '')
    .executeTakeFirst();
  return row
    ? {
        ...NONE,
        town_id: townId,
        account_number: row.account_number,
        name: `${townId} account ${row.account_number}`,
      }
    : null;
}
