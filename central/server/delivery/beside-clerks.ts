import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import {
  type ExceptionChange,
  type ProjectedTransaction,
  readSettlements,
  type Settlement,
} from '../ledger/index.ts';
import { withIds } from './known-settlements.ts';
import type { Projection } from './project-transactions.ts';
import {
  askedFor,
  hasItsPlace,
  isSettled,
  type KnownSettlement,
  left,
  paymentOnItsWay,
} from './settled-money.ts';

type Delivery = {
  readonly heard: Projection;
  readonly before: ReadonlyMap<string, ProjectedTransaction>;
  readonly fresh: readonly DeliveredEntry[];
};

/** What a delivery makes of the books where clerks have written something about its money. */
export type BesideClerks = {
  readonly projection: Projection;
  /** Transactions whose money has its place by a clerk's word. */
  readonly settled: ReadonlySet<string>;
};

/**
 * Reads a delivery beside what clerks wrote of its money: the kiosk's story and theirs both stand, and the books are right once. What a
 * clerk has posted is not posted again, money that has its place calls no clerk again, and where the stories contradict each other an
 * exception says so. Where no clerk has written anything, everything stays as the kiosk says.
 */
export async function besideClerks(
  transaction: DatabaseTransaction,
  kioskId: string,
  { heard, before, fresh }: Delivery,
): Promise<BesideClerks> {
  // A clerk can have ended only what was asked of the terminal before this delivery.
  const known = [...heard.transactions.keys()].filter((id) => mayBeSettled(before.get(id)));
  const written = await readSettlements(transaction, kioskId, known);
  if (written.size === 0) return { projection: heard, settled: new Set() };
  const settlements = new Map<string, readonly KnownSettlement[]>();
  for (const [transactionId, said] of written) {
    const now = heard.transactions.get(transactionId)?.state ?? null;
    settlements.set(transactionId, await withIds(transaction, { kioskId, transactionId, now }, said, fresh));
  }
  const of = (transactionId: string): readonly KnownSettlement[] => settlements.get(transactionId) ?? [];
  const approvals = heard.approvals.filter(
    ({ state, payment }) => payment === null || !isPosted(of(state.transactionId)),
  );
  const exceptions = heard.exceptions.flatMap((change) => {
    const now = heard.transactions.get(change.transactionId)?.state;
    return now === undefined ? [change] : besideSettled(change, now, of(change.transactionId));
  });
  const states = [...heard.transactions.values()].map(({ state }) => state);
  const contradicting = states.flatMap((state) =>
    contradictionsOf(before.get(state.transactionId)?.state, state, of(state.transactionId)),
  );
  const settled = states.filter((state) => isSettled(state, of(state.transactionId)));
  return {
    projection: {
      ...heard,
      approvals,
      exceptions: [...exceptions, ...secondPayments(heard, of), ...contradicting],
    },
    settled: new Set(settled.map(({ transactionId }) => transactionId)),
  };
}

const mayBeSettled = (known: ProjectedTransaction | undefined): boolean =>
  known !== undefined && known.state.payment.kind !== 'none';

/** A charge that a clerk has found and central has decided about: it has its posting, accepted or refused. */
const isPosted = (settlements: readonly Settlement[]): boolean =>
  settlements.some(({ way }) => way === 'charged');

/** What is left of an exception where a clerk has given a part of its money, or all, its place. */
function besideSettled(
  change: ExceptionChange,
  now: Transaction,
  settlements: readonly KnownSettlement[],
): readonly ExceptionChange[] {
  if (change.change === 'close' || settlements.length === 0 || change.amount === null) return [change];
  const rest = left(change.kind, change.amount.amountMinor, now, settlements);
  if (rest === change.amount.amountMinor) return [change];
  if (rest > 0) return [{ ...change, amount: { ...change.amount, amountMinor: rest } }];
  // It calls no clerk again; one who was called before is told what the terminal says now.
  if (rest === 0) return [{ ...change, change: 'restate', amount: { ...change.amount, amountMinor: 0 } }];
  return [
    contradiction(change.transactionId, `the kiosk says ${change.kind} of another amount`, settlements),
  ];
}

/** Money that a kiosk took by a second request, after a clerk had posted the first: central has one posting for both. */
const secondPayments = (
  { approvals }: Projection,
  of: (transactionId: string) => readonly KnownSettlement[],
): readonly ExceptionChange[] =>
  approvals.flatMap(({ state: { transactionId }, payment }): ExceptionChange[] => {
    const posted = of(transactionId).find((one) => one.way === 'charged');
    if (!posted || payment === null || payment.attempt === posted.attempt) return [];
    const detail = `payment ${payment.attempt} was approved, and ${posted.by} had posted payment ${posted.attempt}`;
    const { amount } = payment.payment;
    return [{ transactionId, kind: 'dead-letter', change: 'open', detail, amount }];
  });

/** Where the kiosk says now the opposite of what a clerk wrote. */
function contradictionsOf(
  before: Transaction | undefined,
  now: Transaction,
  settlements: readonly KnownSettlement[],
): readonly ExceptionChange[] {
  if (before === undefined || settlements.length === 0) return [];
  const { transactionId } = now;
  const asked = askedFor(before);
  const charged = settlements.filter(({ way, attempt }) => way === 'charged' && attempt !== null);
  const notTaken = charged.filter(({ attempt }) => attempt === asked && attempt !== askedFor(now));
  const back = now.returned.filter((id) => !before.returned.includes(id));
  const twice = settlements.filter(
    (one) => one.way !== 'found-back' && back.some((id) => hasItsPlace(one, id)),
  );
  const onItsWay = paymentOnItsWay(now);
  const sentBack = charged.filter((one) => onItsWay !== null && hasItsPlace(one, onItsWay));
  const told: readonly (readonly [readonly KnownSettlement[], string])[] = [
    [notTaken, 'the kiosk says that nothing was charged'],
    [sentBack, 'the kiosk sends the money back'],
    [twice, 'the kiosk says that it sent the money back'],
  ];
  return told.flatMap(([those, detail]) =>
    those.length === 0 ? [] : [contradiction(transactionId, detail, those)],
  );
}

const contradiction = (
  transactionId: string,
  kioskSays: string,
  settlements: readonly Settlement[],
): ExceptionChange => {
  const last = settlements.at(-1);
  const clerkSays = last === undefined ? '' : `, and ${last.by} wrote ${last.way.replaceAll('-', ' ')}`;
  return {
    transactionId,
    kind: 'contradiction',
    change: 'open',
    detail: `${kioskSays}${clerkSays}`,
    amount: null,
  };
};
