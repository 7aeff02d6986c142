import { type Kysely, sql } from 'kysely';
import type { Schema, Whose } from '../database/index.ts';

/** What a line of the card company's file says. */
export type SettlementLine = {
  readonly line: number;
  /** Refunds are below zero. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly terminalTransactionId: string | null;
  readonly authorisationCode: string | null;
  readonly at: Date | null;
};

/** The card company's clock and the kiosk's, and a file that names only days. */
const APART_MS = 36 * 3_600_000;

/**
 * The transaction of each line, by the terminal's own number; where it has none that is known, by authorisation code and amount, when exactly one
 * payment of about that time has both. Answers by the place of the line; null where nothing fits.
 */
export async function matchLines(
  db: Kysely<Schema>,
  townId: string,
  lines: readonly SettlementLine[],
): Promise<readonly (Whose | null)[]> {
  const byNumber = await candidates(
    db,
    townId,
    'terminal_transaction_id',
    lines.map((one) => one.terminalTransactionId),
  );
  const found = lines.map((one) => whose(byNumber.get(one.terminalTransactionId ?? '') ?? []));
  const byCode = await candidates(
    db,
    townId,
    'authorisation_code',
    lines.map((one, at) => (found[at] ? null : one.authorisationCode)),
  );
  return lines.map((one, at) => {
    const fits = (byCode.get(one.authorisationCode ?? '') ?? []).filter(
      (row) =>
        row.amount_minor === Math.abs(one.amountMinor) &&
        (one.at === null || Math.abs(row.at.getTime() - one.at.getTime()) <= APART_MS),
    );
    return found[at] ?? whose(fits);
  });
}

type Row = {
  readonly found: string;
  readonly kiosk_id: string;
  readonly transaction_id: string;
  readonly amount_minor: number;
  readonly at: Date;
};

async function candidates(
  db: Kysely<Schema>,
  townId: string,
  column: 'terminal_transaction_id' | 'authorisation_code',
  wanted: readonly (string | null)[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const values = [...new Set(wanted.filter((one) => one !== null))];
  if (values.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select ${sql.ref(column)} as found, kiosk_id, transaction_id, amount_minor, at from settlement_movements
    where town_id = ${townId} and by_card and ${sql.ref(column)} = any(${values}::text[])`.execute(db);
  return Map.groupBy(rows, ({ found }) => found);
}

/** The one transaction that all rows belong to; null where there is none, or more than one. */
function whose(rows: readonly Row[]): Whose | null {
  const names = new Set(rows.map((row) => `${row.kiosk_id} ${row.transaction_id}`));
  const [first] = rows;
  return first && names.size === 1 ? { kioskId: first.kiosk_id, transactionId: first.transaction_id } : null;
}
