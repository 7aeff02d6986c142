import type { Transaction } from '../../../domain/transaction/index.ts';
import type { ExceptionKind, Settlement } from '../ledger/index.ts';

/** A clerk's word, with the terminal's own ids of the payment that it speaks of, as far as the kiosk has told them. */
export type KnownSettlement = Settlement & { readonly ids: readonly string[] };

/**
 * How much of an exception's money no clerk has given its place yet. Below zero: the kiosk names less than what a clerk has posted or given
 * back.
 */
export function left(
  kind: ExceptionKind,
  amountMinor: number,
  now: Transaction,
  settlements: readonly KnownSettlement[],
): number {
  const placed = settlements.filter((one) => placesMoneyOf(kind, now, one));
  return placed.reduce((rest, one) => rest - one.amountMinor, amountMinor);
}

/** Whether all money of a transaction that has no place by the kiosk's word has one by a clerk's. */
export function isSettled(now: Transaction, settlements: readonly KnownSettlement[]): boolean {
  const { payment, doubts } = now;
  const asking = payment.kind === 'requested' || payment.kind === 'unknown' ? payment.attempt : null;
  const goingBack = paymentOnItsWay(now);
  const late = doubts.filter(({ attempt }) => attempt !== asking);
  const has = (settles: (one: KnownSettlement) => boolean): boolean => settlements.some(settles);
  const isAnswered = (one: KnownSettlement): boolean =>
    one.exception === 'payment-unknown' && one.attempt === asking;
  return (
    settlements.length > 0 &&
    (asking === null || has(isAnswered)) &&
    (goingBack === null || has((one) => hasItsPlace(one, goingBack))) &&
    late.every(({ attempt }) => has((one) => one.exception === 'late-doubt' || one.attempt === attempt))
  );
}

/** The number of the request that the terminal is asked about, or approved. */
export const askedFor = ({ payment }: Transaction): number | null =>
  'attempt' in payment ? payment.attempt : null;

/** The terminal's own id of the payment that is on its way back, or that a clerk has to send back. */
export const paymentOnItsWay = ({ reversal }: Transaction): string | null =>
  'payment' in reversal ? reversal.payment.terminalTransactionId : null;

function placesMoneyOf(kind: ExceptionKind, now: Transaction, one: KnownSettlement): boolean {
  if (one.way === 'not-charged') return false;
  switch (kind) {
    case 'payment-unknown': {
      const asked = askedFor(now);
      return one.exception === 'payment-unknown' && asked !== null && one.attempt === asked;
    }
    case 'late-doubt':
      return one.exception === 'late-doubt' || now.doubts.some(({ attempt }) => attempt === one.attempt);
    case 'late-approval': {
      const id = idOnItsWay(now);
      // A charge that central could not post stands in an exception of its own.
      return id !== null && (hasItsPlace(one, id) || (one.way === 'charged' && one.ids.includes(id)));
    }
    case 'reversal-refused':
    case 'reversal-unknown':
    case 'reversal-partial':
    case 'reversal-failed': {
      const id = idOnItsWay(now);
      return id !== null && hasItsPlace(one, id);
    }
    default:
      return false;
  }
}

const idOnItsWay = (now: Transaction): string | null => paymentOnItsWay(now) ?? now.returned.at(-1) ?? null;

/** Whether a clerk has posted this very payment, or gave it back. */
export function hasItsPlace(one: KnownSettlement, terminalTransactionId: string): boolean {
  if (one.way === 'charged') return one.posted && one.ids.includes(terminalTransactionId);
  return isBack(one) && one.ids.includes(terminalTransactionId);
}

/** Ended as money that is back, of an exception about money that was charged for certain. */
const isBack = ({ way, exception }: KnownSettlement): boolean =>
  (way === 'given-back' || way === 'found-back') &&
  exception !== 'payment-unknown' &&
  exception !== 'late-doubt';
