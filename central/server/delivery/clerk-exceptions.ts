import type { Money } from '../../../domain/money/index.ts';
import { eachOnce, type MoneyDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { withAlsoNamed } from '../../wire/index.ts';
import type { ExceptionChange, ExceptionKind } from '../ledger/index.ts';

type Open = { readonly kind: ExceptionKind; readonly detail: string; readonly amount: Money | null };

/**
 * What a clerk has of a transaction's money, as its state says: each sum stands in one exception. What changed between two states
 * is opened, said anew, or closed.
 */
export function changedExceptions(before: Transaction | null, after: Transaction): ExceptionChange[] {
  const was = before === null ? [] : clerkHas(before);
  const is = clerkHas(after);
  const { transactionId } = after;
  const over = was.filter(({ kind }) => is.every((open) => open.kind !== kind));
  const fresh = is.filter((open) => !was.some((known) => sameOpen(known, open)));
  return [
    ...over.map(({ kind }) => ({ transactionId, kind, change: 'close' as const })),
    ...fresh.map((open) => ({ transactionId, change: 'open' as const, ...open })),
    // What was on its way back is with the clerk now, or is back: it is not two sums.
    ...(isUnderWay(before) && !isUnderWay(after) ? CLOSED_BY_AN_END : []).map((kind) => ({
      transactionId,
      kind,
      change: 'close' as const,
    })),
  ];
}

/**
 * The outcome of a payment whose kiosk was silent for long, so that central called a clerk by itself, is heard at last.
 */
export function heardAtLast(before: Transaction | null, after: Transaction): ExceptionChange[] {
  const asked = (one: Transaction | null): boolean =>
    one?.payment.kind === 'requested' || one?.payment.kind === 'unknown';
  if (!asked(before) || asked(after)) return [];
  return [{ transactionId: after.transactionId, kind: 'payment-unknown', change: 'close' }];
}

const CLOSED_BY_AN_END = ['late-approval', 'refused-payment'] as const;

const isUnderWay = (transaction: Transaction | null): boolean =>
  ['wanted', 'requested', 'unknown', 'partial'].includes(transaction?.reversal.kind ?? 'none');

const sameOpen = (a: Open, b: Open): boolean =>
  a.kind === b.kind &&
  a.detail === b.detail &&
  a.amount?.amountMinor === b.amount?.amountMinor &&
  a.amount?.currency === b.amount?.currency;

function clerkHas({ payment, reversal, doubts }: Transaction): Open[] {
  const open: Open[] = [];
  const unknown = payment.kind === 'unknown' && payment.withClerk ? payment : null;
  const sums = eachOnce<MoneyDoubt>(unknown === null ? doubts : [unknown, ...doubts]);
  for (const { attempt, amount, reason, seen, alsoNamed } of sums) {
    if (attempt !== unknown?.attempt) continue;
    const detail = withAlsoNamed(reason, alsoNamed);
    open.push({ kind: 'payment-unknown', detail, amount: seen?.amount ?? amount });
  }
  if (reversal.kind === 'with-clerk') {
    const { reason, reversed, payment: charged } = reversal;
    const left = charged.amount.amountMinor - (reversed?.amountMinor ?? 0);
    const amount = { ...charged.amount, amountMinor: left };
    const detail = reversed === null ? '' : `${reversed.amountMinor} went back`;
    open.push({ kind: reason, detail: withAlsoNamed(detail, reversal.alsoNamed), amount });
  }
  const late = sums.filter(({ attempt }) => attempt !== unknown?.attempt);
  if (late.length > 0) {
    const reasons = [...new Set(doubts.map(({ reason }) => reason))].join(', ');
    const others = late.flatMap(({ alsoNamed }) => alsoNamed);
    open.push({ kind: 'late-doubt', detail: withAlsoNamed(reasons, others), amount: sumOf(late) });
  }
  return open;
}

/** Sums of one currency can be added; of several none is said. */
function sumOf(doubts: readonly MoneyDoubt[]): Money | null {
  const amounts = doubts.map(({ seen, amount }) => seen?.amount ?? amount);
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return null;
  return {
    currency: first.currency,
    amountMinor: amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  };
}
