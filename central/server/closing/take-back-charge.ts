import { billLines, moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { writeAudit } from '../audit/index.ts';
import { holdInDoubt } from '../bills/index.ts';
import { openRefundsMinor, postByClerk, readPostedNow } from '../books/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { approvalsOf, askedFor, idsOf } from '../delivery/index.ts';
import { type ClosedBody, POSTED, POSTING_STANDS } from '../ledger/index.ts';
import { type LockedException, lockException, setException } from './one-exception.ts';
import { readState } from './settle.ts';
import { writeReopened } from './write-reopened.ts';
import { readWritten, type Written } from './written.ts';

/** A charge that a person found by mistake, as it stands in the books. */
export type MistakenCharge = {
  readonly kind: 'possible';
  readonly entryId: number;
  readonly body: ClosedBody;
  readonly state: Transaction;
  /** The posting's number. */
  readonly number: number;
  readonly currency: string;
  /** What it put on bills; nothing where their rules did not take it. */
  readonly lines: readonly { readonly billId: string; readonly amountMinor: number }[];
  /** The kiosk says that the card was charged, and that it has sent the money back. */
  readonly isBack: boolean;
};
type CannotTakeBack = { readonly kind: 'cannot'; readonly why: 'booked' | 'changed' | 'refunded' };

/**
 * Whether a "card was charged" can be taken back: as long as the kiosk has not confirmed the charge, or when it has sent its money back. `booked`:
 * it has, or what was paid for is no bill. `changed`: it was taken back already, or something else has the money since. `refunded`: something of it
 * was refunded, or is about to be. The bills' rows are locked.
 */
export async function mayTakeBack(
  transaction: DatabaseTransaction,
  exception: LockedException,
  { ends }: Written,
  entryId: number,
): Promise<MistakenCharge | CannotTakeBack> {
  const cannot = (why: CannotTakeBack['why']): CannotTakeBack => ({ kind: 'cannot', why });
  const last = ends.at(-1);
  const attempt = last?.body.money?.attempt ?? null;
  if (last?.entryId !== entryId || last.body.way.kind !== 'charged' || exception.closedAt === null)
    return cannot('changed');
  const { state } = await readState(transaction, exception);
  // What a fee was paid for has become an application, a report or a booking.
  if (state === null || attempt === null || billLines(state.lines).length === 0) return cannot('booked');
  const says = await kioskSays(transaction, exception, state, attempt);
  if (says === 'charged') return cannot('booked');
  const posting = await readStanding(transaction, exception);
  if (says === 'another' || posting === null) return cannot('changed');
  const { number, currency, lines } = posting;
  const charge = { kind: 'possible', entryId, body: last.body, state, number, currency, lines } as const;
  const possible: MistakenCharge = { ...charge, isBack: says === 'back' };
  if (last.body.posting !== POSTED)
    return (await isUntouched(transaction, exception, last.body)) ? possible : cannot('changed');
  const posted = await readPostedNow(transaction, exception);
  const inAll = (posted.total?.amountMinor ?? 0) - (await openRefundsMinor(transaction, exception));
  const isWhole = lines.every(({ billId, amountMinor }) => (posted.byBill.get(billId) ?? 0) >= amountMinor);
  return isWhole && inAll >= (last.body.amount?.amountMinor ?? 0) ? possible : cannot('refunded');
}

/**
 * Takes it back by entries of its own, all or nothing: the posting stands no more, its bills are open, and the doubt is a clerk's again with what is
 * known of it, as long as the kiosk has no answer of its own.
 */
export async function takeBackCharge(
  transaction: DatabaseTransaction,
  exception: LockedException,
  { entryId, body, state, number, currency, lines, isBack }: MistakenCharge,
  written: {
    readonly finding: string;
    readonly by: string;
    readonly confirmedBy: string | null;
    readonly at: Date;
  },
): Promise<void> {
  const { townId, kioskId, transactionId, kind } = exception;
  const { finding, by, at } = written;
  const confirmed: { readonly [name: string]: string } =
    written.confirmedBy === null ? {} : { confirmedBy: written.confirmedBy };
  const entry = { townId, kioskId, transactionId, by, at };
  await transaction
    .insertInto('postings_taken_back')
    .values({ kiosk_id: kioskId, transaction_id: transactionId, number, taken_back_at: at })
    .execute();
  const off = lines.map(({ billId, amountMinor }) => ({ billId, amountMinor: -amountMinor, currency }));
  for (const { billId, ...amount } of off) await postByClerk(transaction, { ...entry, billId, amount });
  await writeReopened(transaction, exception, {
    ...{ entryId, body, finding, by, at },
    // What the kiosk has sent back was taken.
    movesBack: !isBack,
    facts: { takenBack: number, postings: off, ...confirmed },
  });
  if (body.posting !== POSTED)
    await setException(transaction, { ...exception, kind: 'refused-payment' }, { closed_at: at });
  const isAsked = state.payment.kind === 'requested' || state.payment.kind === 'unknown';
  const isOpen = isAsked && askedFor(state) === body.money?.attempt;
  if (isOpen) await setException(transaction, exception, { closed_at: null });
  if (moneyInDoubt(state)) await holdInDoubt(transaction, exception, [state]);
  await writeAudit(transaction, at, {
    actor: by,
    action: 'take-back-charge',
    subject: `${exception.kioskCode} ${transactionId}`,
    detail: { kind, entry: entryId, ...confirmed },
  });
}

/**
 * What the kiosk says of the payment that a clerk found: nothing that confirms it, that it was charged, that it was charged and is back, or that
 * another payment of the same transaction was, for which the posting stands.
 */
async function kioskSays(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: LockedException,
  state: Transaction,
  attempt: number,
): Promise<'nothing' | 'charged' | 'back' | 'another'> {
  const { payment, doubts, returned } = state;
  const ids = idsOf(await approvalsOf(transaction, { kioskId, transactionId, now: state }, []), attempt);
  if (ids.length > 0) return ids.every((id) => returned.includes(id)) ? 'back' : 'charged';
  if (doubts.some((doubt) => doubt.attempt === attempt)) return 'another';
  return payment.kind === 'approved' ? 'another' : 'nothing';
}

/** The posting of a transaction that stands, with what it put on bills; null where there is none. */
async function readStanding(
  transaction: DatabaseTransaction,
  { townId, kioskId, transactionId }: LockedException,
): Promise<Pick<MistakenCharge, 'number' | 'currency' | 'lines'> | null> {
  const posting = await transaction
    .selectFrom('postings')
    .select(['number', 'currency'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where(POSTING_STANDS)
    .executeTakeFirst();
  if (!posting) return null;
  const rows = await transaction
    .selectFrom('posting_lines')
    .innerJoin('bills', 'bills.bill_id', 'posting_lines.bill_id')
    .select(['posting_lines.bill_id', 'posting_lines.amount_minor'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('number', '=', posting.number)
    .where('bills.town_id', '=', townId)
    .orderBy('posting_lines.bill_id')
    .forUpdate('bills')
    .execute();
  return {
    ...posting,
    lines: rows.map((row) => ({ billId: row.bill_id, amountMinor: row.amount_minor })),
  };
}

/** Whether the exception that a refused posting opened is as it was: nobody has written about it, and nothing went back. */
async function isUntouched(
  transaction: DatabaseTransaction,
  exception: LockedException,
  { amount }: ClosedBody,
): Promise<boolean> {
  const which = { ...exception, kind: 'refused-payment' };
  const refused = await lockException(transaction, which);
  const { entries } = (await readWritten(transaction, [which]))(which);
  return (
    refused?.closedAt === null && refused.amount?.amountMinor === amount?.amountMinor && entries.length === 0
  );
}
