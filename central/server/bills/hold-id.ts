import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DatabaseTransaction } from '../database/index.ts';

/** What a hold's number vouches for. */
export type HeldBills = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly currency: string;
  readonly lines: readonly { readonly billId: string; readonly amountMinor: number }[];
};

/**
 * The number of a hold: HMAC-SHA256 by central's own key over what is held. The kiosk keeps it in its journal, so that its payment
 * proves that central held these bills for it, also when the hold is over, or when central was restored from a backup since.
 */
export function holdIdOf(key: Uint8Array, { kioskId, transactionId, currency, lines }: HeldBills): string {
  const held = [...sumsPerBill(lines)].sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify([kioskId, transactionId, currency, held]);
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** The sum of the lines for each bill. */
export function sumsPerBill(lines: HeldBills['lines']): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { billId, amountMinor } of lines) sums.set(billId, (sums.get(billId) ?? 0) + amountMinor);
  return sums;
}

/** Whether central gave this number for exactly these bills. */
export function vouchesFor(key: Uint8Array, holdId: string, bills: HeldBills): boolean {
  const [said, right] = [Buffer.from(holdId), Buffer.from(holdIdOf(key, bills))];
  return said.length === right.length && timingSafeEqual(said, right);
}

/** The key by which this central numbers its holds: made with its database, and in its backups. */
export async function readHoldKey(transaction: DatabaseTransaction): Promise<Uint8Array> {
  const { key } = await transaction.selectFrom('hold_key').select('key').executeTakeFirstOrThrow();
  return key;
}
