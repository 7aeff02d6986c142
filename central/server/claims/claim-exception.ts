import type { z } from 'zod';
import type { claimException, ExceptionClaim, giveBackException } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';

type Claiming = z.infer<typeof claimException.request>;
type GivingBack = z.infer<typeof giveBackException.request>;
type Which = GivingBack;
type Claim = z.infer<typeof ExceptionClaim>;

/** Makes an exception the person's: when it is no one's, or still the one's from whom they take it over. */
export async function claimByHand(
  { db, now, limits }: Central,
  { from, ...which }: Claiming,
  { userName: by }: Pick<Person, 'userName'>,
): Promise<z.infer<typeof claimException.response>> {
  const at = now();
  return inTransaction(db, async (transaction) => {
    const open = await lockOpen(transaction, which, at);
    if (open === null) return { kind: 'over' as const };
    const { holder, kioskCode } = open;
    if (holder !== null && holder.by !== by && holder.by !== from)
      return { kind: 'held' as const, claim: holder };
    const takenFrom = holder === null ? null : holder.by === by ? holder.from : holder.by;
    const until = new Date(at.getTime() + limits.claimMs);
    const claim = { claimed_by: by, claimed_at: at, lapses_at: until, taken_from: takenFrom };
    await transaction
      .insertInto('exception_claims')
      .values({
        kiosk_id: which.kioskId,
        transaction_id: which.transactionId,
        kind: which.kind,
        ...claim,
      })
      .onConflict((conflict) => conflict.columns(['kiosk_id', 'transaction_id', 'kind']).doUpdateSet(claim))
      .execute();
    // A person who says it again while it is theirs only has more time.
    if (holder?.by !== by)
      await writeAudit(transaction, at, {
        actor: by,
        action: holder === null ? 'claim-exception' : 'take-over-exception',
        subject: `${kioskCode} ${which.transactionId}`,
        detail: { kind: which.kind, ...(holder === null ? {} : { from: holder.by }) },
      });
    return { kind: 'claimed' as const, claim: asClaim(claim) };
  });
}

/** Makes an exception no one's again; only the person whose it is can do that. */
export async function giveBackByHand(
  { db, now }: Central,
  which: GivingBack,
  { userName: by }: Pick<Person, 'userName'>,
): Promise<z.infer<typeof giveBackException.response>> {
  const at = now();
  return inTransaction(db, async (transaction) => {
    const open = await lockOpen(transaction, which, at);
    if (open === null) return { kind: 'over' as const };
    const { holder, kioskCode } = open;
    if (holder?.by !== by) return { kind: 'not-yours' as const, by: holder?.by ?? null };
    await transaction
      .deleteFrom('exception_claims')
      .where('kiosk_id', '=', which.kioskId)
      .where('transaction_id', '=', which.transactionId)
      .where('kind', '=', which.kind)
      .execute();
    await writeAudit(transaction, at, {
      actor: by,
      action: 'give-back-exception',
      subject: `${kioskCode} ${which.transactionId}`,
      detail: { kind: which.kind },
    });
    return { kind: 'given-back' as const };
  });
}

type Row = {
  readonly claimed_by: string;
  readonly claimed_at: Date;
  readonly lapses_at: Date;
  readonly taken_from: string | null;
};

/** A claim as people read it. */
export const asClaim = ({ claimed_by, claimed_at, lapses_at, taken_from }: Row): Claim => ({
  by: claimed_by,
  at: claimed_at.toISOString(),
  until: lapses_at.toISOString(),
  from: taken_from,
});

/** Locks an open exception, so that of two people one is first, and reads who is on it; null when it is over. */
async function lockOpen(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, kind }: Which,
  at: Date,
): Promise<{ readonly kioskCode: string; readonly holder: Claim | null } | null> {
  const row = await transaction
    .selectFrom('exceptions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'exceptions.kiosk_id')
    .select('kiosks.code')
    .where('exceptions.kiosk_id', '=', kioskId)
    .where('exceptions.transaction_id', '=', transactionId)
    .where('exceptions.kind', '=', kind)
    .where('closed_at', 'is', null)
    .forUpdate('exceptions')
    .executeTakeFirst();
  if (!row) return null;
  const claim = await transaction
    .selectFrom('exception_claims')
    .select(['claimed_by', 'claimed_at', 'lapses_at', 'taken_from'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('kind', '=', kind)
    .where('lapses_at', '>', at)
    .executeTakeFirst();
  return { kioskCode: row.code, holder: claim ? asClaim(claim) : null };
}
