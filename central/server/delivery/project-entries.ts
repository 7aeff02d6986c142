import { type Delivered, type DeliveredEntry, isReadable } from '../../../domain/journal/index.ts';
import { withStorableTexts } from '../../../domain/text/index.ts';
import { moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { contentAlarms, pinAlarms, raiseAlarms } from '../alarms/index.ts';
import { holdInDoubt } from '../bills/index.ts';
import { holdSlotsInDoubt } from '../bookings/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import {
  changeExceptions,
  type ExceptionChange,
  entryStatements,
  openMoneyExceptions,
  storeMails,
  transactionStatements,
  writeTogether,
} from '../ledger/index.ts';
import { storeRatings } from '../ratings/index.ts';
import { besideClerks } from './beside-clerks.ts';
import { deadLetters } from './dead-letters.ts';
import { letGo } from './let-go.ts';
import { decidePayments, type Posting, postingStatements, refusedPayment } from './post-payments.ts';
import { type Claimed, type Projection, projectTransactions } from './project-transactions.ts';
import { readTransactions } from './read-transactions.ts';
import { storeTaken } from './store-taken.ts';
import { differingTotals } from './totals-differ.ts';
import { readPostings } from './verdicts.ts';
import { keepWaiting, waitingAlarms } from './waiting-payments.ts';

/** The kiosk that delivers, with the code that its references begin with. */
export type DeliveringKiosk = AuthenticatedKiosk & {
  readonly code: string;
  /** Whether the money that it reports counts: a second person has compared its key. */
  readonly confirmed: boolean;
};

/** Keeps new entries and all that follows from them, all or none. */
export async function keepEntries(
  transaction: DatabaseTransaction,
  kiosk: DeliveringKiosk,
  delivered: readonly Delivered[],
  now: Date,
): Promise<readonly Posting[]> {
  const { kioskId } = kiosk;
  // The ledger keeps what was signed; all that is made of it has texts that the database takes.
  const fresh = delivered.filter(isReadable).map(withStorableTexts);
  const unreadable = deadLetters(
    delivered.filter((one) => !isReadable(one)).map((one) => [one, 'it cannot be read']),
  );
  const before = await readTransactions(transaction, kioskId, transactionsOf(fresh));
  const heard = projectTransactions(kiosk.code, before, fresh);
  const { projection, settled } = await besideClerks(transaction, kioskId, { heard, before, fresh });
  const waits = ({ payment }: Claimed): boolean => !kiosk.confirmed && payment !== null;
  const counted = projection.approvals.filter((one) => !waits(one));
  const postings = await decidePayments(transaction, kiosk, counted, fresh, now);
  await writeTogether(transaction, [
    ...entryStatements(kiosk, delivered, now),
    ...transactionStatements(kiosk, projection.transactions, now),
    ...postingStatements(kiosk, postings, now),
  ]);
  await storeTaken(transaction, kiosk, counted, postings, fresh, now);
  const waiting = await keepWaiting(transaction, kiosk, projection, now);
  await storeRatings(transaction, kiosk, fresh);
  const totals = differingTotals(fresh);
  const changes = [
    ...totals.exceptions,
    ...postings.flatMap(refusedPayment),
    ...projection.exceptions,
    ...unreadable.exceptions,
    ...(await contradictions(transaction, kioskId, projection)),
  ];
  await changeExceptions(transaction, kioskId, changes, now);
  await changeHolds(transaction, kiosk, projection, postings, { fresh, waiting, settled }, now);
  await storeMails(transaction, kioskId, projection.mails, now);
  await raiseAlarms(transaction, kioskId, now, [
    ...projection.alarms,
    ...unreadable.alarms,
    ...totals.alarms,
    ...contentAlarms(fresh),
    ...pinAlarms(fresh),
    ...waitingAlarms(projection.approvals.filter(waits), delivered),
  ]);
  return postings;
}

const transactionsOf = (fresh: readonly DeliveredEntry[]): readonly string[] => [
  ...new Set(
    fresh.flatMap(({ entry: { body } }) => (body.subject === 'transaction' ? [body.transactionId] : [])),
  ),
];

type BesideProjection = {
  readonly fresh: readonly DeliveredEntry[];
  readonly waiting: ReadonlySet<string>;
  /** Transactions whose money has its place by a clerk's word, unless a clerk is called again. */
  readonly settled: ReadonlySet<string>;
};

/** Holds what money in doubt stands for, until that ends; lets go of what is over. */
async function changeHolds(
  transaction: DatabaseTransaction,
  kiosk: DeliveringKiosk,
  projection: Projection,
  postings: readonly Posting[],
  { fresh, waiting, settled }: BesideProjection,
  now: Date,
): Promise<void> {
  const { kioskId } = kiosk;
  const called = await openMoneyExceptions(transaction, kioskId, [...settled]);
  const isInDoubt = (state: Transaction): boolean =>
    moneyInDoubt(state) && (!settled.has(state.transactionId) || called.has(state.transactionId));
  const hasNoPlace = (state: Transaction): boolean => isInDoubt(state) || waiting.has(state.transactionId);
  const states = [...projection.transactions.values()].map(({ state }) => state);
  const doubtful = states.filter(hasNoPlace);
  await holdInDoubt(transaction, kiosk, doubtful);
  await holdSlotsInDoubt(transaction, kiosk, doubtful, fresh, now);
  const posted = new Set(postings.map(({ transactionId }) => transactionId));
  const over = states
    .filter((state) => !hasNoPlace(state) && (state.ended !== null || posted.has(state.transactionId)))
    .map(({ transactionId }) => transactionId);
  await letGo(transaction, kioskId, over);
}

/** The kiosk says delivered where central refused, or the reverse (after a backup was restored): a clerk has to see it. */
async function contradictions(
  transaction: DatabaseTransaction,
  kioskId: string,
  { claims }: Projection,
): Promise<ExceptionChange[]> {
  if (claims.length === 0) return [];
  const outcomes = await readPostings(
    transaction,
    kioskId,
    claims.map((claim) => claim.transactionId),
  );
  return claims.flatMap(({ transactionId, outcome }) => {
    const ours = outcomes.get(transactionId)?.outcome ?? 'nothing';
    const detail = `the kiosk says ${outcome}, central has ${ours}`;
    return ours === outcome
      ? []
      : [{ transactionId, kind: 'contradiction', change: 'open', detail, amount: null } as const];
  });
}
