import { sql } from 'kysely';
import type { DeliveredEntry, JournalHead } from '../../../domain/journal/index.ts';
import { DeliveryRefusal, moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import type { DeliverAnswer, DeliveryVerdict } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { type AlarmKind, contentAlarms, pinAlarms, raiseAlarms } from '../alarms/index.ts';
import { holdInDoubt, releaseHolds } from '../bills/index.ts';
import { holdSlotsInDoubt, releaseSlots } from '../bookings/index.ts';
import { keepCases } from '../cases/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import {
  changeExceptions,
  digest,
  type ExceptionChange,
  entryStatements,
  keepMails,
  openMoneyExceptions,
  type ProjectedTransaction,
  signatureVerifier,
  transactionStatements,
  writeTogether,
} from '../ledger/index.ts';
import { keepTickets } from '../queue/index.ts';
import { keepRatings } from '../ratings/index.ts';
import { keepKioskReports } from '../reports/index.ts';
import { checkDelivery, type KnownHashes } from './check-delivery.ts';
import { decidePayments, type Posting, postingStatements } from './post-payments.ts';
import { type Projection, projectTransactions } from './project-transactions.ts';
import { differingTotals } from './totals-differ.ts';

/**
 * Takes a delivery of journal entries, all or none, in one transaction under the kiosk's row lock: so deliveries of one
 * kiosk come one after the other, and what is answered is on disk.
 */
export async function deliverEntries(
  central: Central,
  kiosk: AuthenticatedKiosk,
  delivered: readonly DeliveredEntry[],
): Promise<DeliverAnswer> {
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<DeliverAnswer> => {
    const head = await lockHead(transaction, kiosk.kioskId);
    const known = await knownHashes(transaction, kiosk.kioskId, head, delivered);
    const verify = signatureVerifier(kiosk.publicKey);
    const checked = checkDelivery(kiosk.kioskId, head, known, delivered, digest, verify);
    switch (checked.kind) {
      case 'gap':
        return { kind: 'gap', head };
      case 'fork':
      case 'broken': {
        const { epoch, seq } = checked.entry;
        const detail = checked.kind === 'broken' ? checked.why : 'another entry stands here already';
        const kind: AlarmKind = checked.kind;
        await raiseAlarms(transaction, kiosk.kioskId, now, [{ kind, epoch, seq, detail }]);
        return { kind: checked.kind, head, seq };
      }
      case 'fits': {
        const postings = await keep(transaction, kiosk, checked.fresh, checked.head, now);
        const verdicts = await verdictsOf(transaction, kiosk.kioskId, delivered, postings);
        return { kind: 'accepted', head: checked.head, verdicts };
      }
    }
  });
}

async function lockHead(transaction: DatabaseTransaction, kioskId: string): Promise<JournalHead> {
  const row = await transaction
    .selectFrom('kiosks')
    .select(['epoch', 'head_seq', 'head_hash'])
    .where('kiosk_id', '=', kioskId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { epoch: row.epoch, seq: row.head_seq, hash: row.head_hash };
}

/** The hashes of those delivered entries that the ledger has already. Usually there are none, and nothing is asked. */
async function knownHashes(
  transaction: DatabaseTransaction,
  kioskId: string,
  head: JournalHead,
  delivered: readonly DeliveredEntry[],
): Promise<KnownHashes> {
  const seqs = delivered.map(({ entry }) => entry.seq).filter((seq) => seq <= head.seq);
  if (seqs.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('journal_entries')
    .select(['seq', 'hash'])
    .where('kiosk_id', '=', kioskId)
    .where('epoch', '=', head.epoch)
    .where('seq', '=', sql<number>`any(${seqs}::bigint[])`)
    .execute();
  return new Map(rows.map((row) => [row.seq, row.hash]));
}

/** Keeps new entries and all that follows from them. */
async function keep(
  transaction: DatabaseTransaction,
  kiosk: AuthenticatedKiosk,
  fresh: readonly DeliveredEntry[],
  head: JournalHead,
  now: Date,
): Promise<readonly Posting[]> {
  const { kioskId } = kiosk;
  const projection = projectTransactions(await readTransactions(transaction, kioskId, fresh), fresh);
  const postings = await decidePayments(transaction, kiosk, projection.approvals, fresh, now);
  await writeTogether(transaction, [
    ...entryStatements(kiosk, fresh, head, now),
    ...transactionStatements(kiosk, projection.transactions, now),
    ...postingStatements(kiosk, postings, now),
  ]);
  const taken = new Set(postings.filter(isTakenForm).map((posting) => posting.transactionId));
  const submissions = projection.approvals.filter(({ state }) => taken.has(state.transactionId));
  await keepKioskReports(transaction, kiosk, submissions, fresh, now);
  await keepCases(transaction, kiosk, submissions, fresh, now);
  await keepTickets(transaction, kiosk, submissions, now);
  await keepRatings(transaction, kiosk, fresh);
  const totals = differingTotals(fresh);
  const changes = [
    ...totals.exceptions,
    ...postings.flatMap(refusedPayment),
    ...projection.exceptions,
    ...(await contradictions(transaction, kioskId, projection)),
  ];
  await changeExceptions(transaction, kioskId, changes, now);
  await changeHolds(transaction, kiosk, projection, postings, fresh, now);
  await keepMails(transaction, kioskId, projection.mails, now);
  await raiseAlarms(transaction, kioskId, now, [
    ...projection.alarms,
    ...totals.alarms,
    ...contentAlarms(fresh),
    ...pinAlarms(fresh),
  ]);
  return postings;
}

/** Holds what money in doubt stands for, until that ends; lets go of what is over. */
async function changeHolds(
  transaction: DatabaseTransaction,
  kiosk: AuthenticatedKiosk,
  projection: Projection,
  postings: readonly Posting[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const { kioskId } = kiosk;
  const states = [...projection.transactions.values()].map(({ state }) => state);
  const doubtful = states.filter(moneyInDoubt);
  await holdInDoubt(transaction, kiosk, doubtful);
  await holdSlotsInDoubt(transaction, kiosk, doubtful, fresh, now);
  const posted = new Set(postings.map(({ transactionId }) => transactionId));
  const over = states
    .filter((state) => !moneyInDoubt(state) && (state.ended !== null || posted.has(state.transactionId)))
    .map(({ transactionId }) => transactionId);
  const withClerk = await openMoneyExceptions(transaction, kioskId, over);
  const free = over.filter((transactionId) => !withClerk.has(transactionId));
  await releaseHolds(transaction, kioskId, free);
  await releaseSlots(transaction, kioskId, free);
}

async function readTransactions(
  transaction: DatabaseTransaction,
  kioskId: string,
  fresh: readonly DeliveredEntry[],
): Promise<ReadonlyMap<string, ProjectedTransaction>> {
  const asked = [
    ...new Set(
      fresh.flatMap(({ entry: { body } }) => (body.subject === 'transaction' ? [body.transactionId] : [])),
    ),
  ];
  if (asked.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('transactions')
    .select(['transaction_id', 'state', 'started_at'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', sql<string>`any(${asked}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.transaction_id,
      // Written by this program from the machine's own state.
      { state: row.state as Transaction, startedAt: row.started_at.toISOString() },
    ]),
  );
}

const isTakenForm = ({ refusal, lines }: Posting): boolean => refusal === null && lines.size === 0;

const refusedPayment = ({ transactionId, refusal, amountMinor, currency }: Posting): ExceptionChange[] => {
  if (refusal === null) return [];
  const opened = { transactionId, change: 'open', detail: refusal } as const;
  return amountMinor === 0
    ? [{ ...opened, kind: 'refused-submission', amount: null }]
    : [{ ...opened, kind: 'refused-payment', amount: { amountMinor, currency } }];
};

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

/** A verdict for every approved payment, and for all free submissions in the delivery, new or known: the same whenever it is asked for. */
async function verdictsOf(
  transaction: DatabaseTransaction,
  kioskId: string,
  delivered: readonly DeliveredEntry[],
  fresh: readonly Posting[],
): Promise<DeliveryVerdict[]> {
  const ids = delivered.flatMap(({ entry: { body } }) =>
    body.subject === 'transaction' &&
    (body.event.kind === 'payment-approved' || body.event.kind === 'submitted')
      ? [body.transactionId]
      : [],
  );
  const refusals = new Map(fresh.map(({ transactionId, refusal }) => [transactionId, refusal]));
  const asked = ids.filter((id) => !refusals.has(id));
  for (const [id, { reason }] of await readPostings(transaction, kioskId, asked)) {
    refusals.set(id, reason === null ? null : DeliveryRefusal.parse(reason));
  }
  return [...new Set(ids)].flatMap((transactionId): DeliveryVerdict[] => {
    const reason = refusals.get(transactionId);
    // An approval that the machine did not allow has no posting, and a clerk has it.
    if (reason === undefined) return [];
    return [
      reason === null ? { kind: 'accepted', transactionId } : { kind: 'refused', transactionId, reason },
    ];
  });
}

async function readPostings(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly outcome: string; readonly reason: string | null }>> {
  if (transactionIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('postings')
    .select(['transaction_id', 'outcome', 'reason'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...new Set(transactionIds)])
    .execute();
  return new Map(rows.map((row) => [row.transaction_id, row]));
}
