import type { z } from 'zod';
import {
  type ApprovedPayment,
  apply,
  begin,
  type Transaction,
  type TransactionEvent,
} from '../../../domain/transaction/index.ts';
import type { RefundDone } from '../books/index.ts';
import type { ClosedBody } from '../ledger/index.ts';

/** Money that moved, or that the town's books took in: each of a transaction once, also when two tell of it. */
export type Movement = {
  /**
   * `taken` from a card, `posted` to the books, `returned` because the books never had it, `refunded` although they had: then it is taken off
   * them by a posting below zero.
   */
  readonly kind: 'taken' | 'posted' | 'returned' | 'refunded';
  readonly source: 'kiosk' | 'central' | 'clerk';
  readonly key: string;
  /** The card company moves it; else a transfer, cash, or the books alone. */
  readonly byCard: boolean;
  /** Below zero: it takes back an earlier one. */
  readonly amountMinor: number;
  readonly currency: string;
  /** By the clock of the one that tells of it, and when central had it. */
  readonly at: Date;
  readonly arrivedAt: Date;
  readonly terminalTransactionId: string | null;
  readonly authorisationCode: string | null;
  /** The card company's or the bank's, where a clerk wrote it. */
  readonly reference: string | null;
};

/** What is known of one transaction. */
export type Story = {
  readonly transactionId: string;
  readonly entries: readonly {
    readonly at: Date;
    readonly arrivedAt: Date;
    readonly event: TransactionEvent;
  }[];
  /** What central accepted: more than once where a person has taken back what was before. */
  readonly postings: readonly (Posted & { readonly number: number })[];
  /** What people put on bills of it since, or took off. */
  readonly clerkPostings: readonly (Posted & { readonly id: number })[];
  /** How clerks ended its exceptions. */
  readonly closings: readonly Written<ClosedBody>[];
  readonly refunds: readonly Written<z.infer<typeof RefundDone>>[];
};
type Posted = { readonly amountMinor: number; readonly currency: string; readonly at: Date };
type Written<Body> = { readonly id: number; readonly at: Date; readonly body: Body };

/** The movements of a transaction, as far as they are known; those that were there before stay as they were. */
export function movementsOf(story: Story): readonly Movement[] {
  const found = [
    ...fromKiosk(story),
    ...fromCentral(story),
    ...story.closings.flatMap((closing) => fromClerk(closing, story.closings)),
    ...story.refunds.map(fromRefund),
  ];
  const first = new Map<string, Movement>();
  for (const one of found) if (one.amountMinor !== 0 && !first.has(one.key)) first.set(one.key, one);
  return [...first.values()];
}

type Result = ReturnType<typeof apply>;

/** What the machine did not allow moved nothing: a clerk has it. */
function fromKiosk({ transactionId, entries, closings }: Story): Movement[] {
  const undone = new Set(
    closings.flatMap(({ body }) =>
      body.undoes !== undefined && body.way.kind === 'found-back' ? [body.money?.terminalTransactionId] : [],
    ),
  );
  const found: Movement[] = [];
  const partly = new Map<string, number>();
  let state: Transaction | null = null;
  for (const { at, arrivedAt, event } of entries) {
    const before: Transaction | null = state;
    const result: Result = before ? apply(before, event) : begin(transactionId, event);
    if (result.kind === 'impossible') continue;
    state = result.transaction;
    const when = { source: 'kiosk', byCard: true, at, arrivedAt, reference: null } as const;
    if (event.kind === 'payment-approved' || event.kind === 'late-approval') {
      // A charge that the kiosk has confirmed is not taken back: what was, was before.
      const key = takenKey(event.attempt, chargesTakenBack(closings, event.attempt));
      found.push({ ...when, ...factsOf(event.payment), kind: 'taken', key });
    }
    const back = before && 'payment' in before.reversal ? before.reversal.payment : null;
    if (back === null) continue;
    const id = back.terminalTransactionId;
    const facts = { ...when, ...factsOf(back), kind: 'returned' } as const;
    if (event.kind === 'reversal-partial' && event.reversed && !partly.has(id)) {
      partly.set(id, event.reversed.amountMinor);
      found.push({ ...facts, amountMinor: event.reversed.amountMinor, key: `returned-part:${id}` });
    }
    if (event.kind === 'reversed') {
      const rest = back.amount.amountMinor - (partly.get(id) ?? 0);
      // A clerk had found it back and took that back: then this is another word about it.
      const key = undone.has(id) ? `returned-after-all:${id}` : `returned:${id}`;
      found.push({ ...facts, amountMinor: rest, key });
    }
  }
  return found;
}

const factsOf = ({ amount, terminalTransactionId, authorisationCode }: ApprovedPayment) => ({
  ...amount,
  terminalTransactionId,
  authorisationCode: authorisationCode || null,
});

const NO_FACTS = { terminalTransactionId: null, authorisationCode: null, reference: null };

function fromCentral({ postings, clerkPostings }: Story): Movement[] {
  const posted = { ...NO_FACTS, kind: 'posted', byCard: false } as const;
  const own = postings.map(
    ({ number, ...rest }) =>
      ({ ...rest, source: 'central', key: number === 1 ? 'posted' : `posted:${number}` }) as const,
  );
  const byClerks = clerkPostings.map(
    ({ id, ...rest }) => ({ ...rest, source: 'clerk', key: `posted:clerk:${id}` }) as const,
  );
  return [...own, ...byClerks].map((one) => ({ ...posted, ...one, arrivedAt: one.at }));
}

/** Money whose charge no kiosk has reported: that it was charged is the clerk's word as well. */
const IN_DOUBT: readonly string[] = ['payment-unknown', 'late-doubt'];

/** How often a person has taken back that a request was charged, before this entry. */
const chargesTakenBack = (closings: Story['closings'], attempt: number | null, before = Infinity): number =>
  closings.filter(
    ({ id, body }) =>
      id < before &&
      body.undoes !== undefined &&
      body.way.kind === 'charged' &&
      body.money?.attempt === attempt,
  ).length;

/** A request is charged once, also when two tell of it; after it was taken back, once more. */
const takenKey = (attempt: number, takenBack: number): string =>
  takenBack === 0 ? `taken:${attempt}` : `taken:${attempt}:again:${takenBack}`;

function fromClerk({ id, at, body }: Story['closings'][number], closings: Story['closings']): Movement[] {
  const { exception, way, amount, money, undoes } = body;
  if (amount === null) return [];
  if (way.kind !== 'charged' && way.kind !== 'found-back' && way.kind !== 'given-back') return [];
  const terminalTransactionId = money?.terminalTransactionId ?? null;
  const told = {
    ...amount,
    ...NO_FACTS,
    terminalTransactionId,
    byCard: true,
    source: 'clerk',
    at,
    arrivedAt: at,
    reference: way.reference || null,
  } as const;
  if (way.kind === 'charged') {
    if (undoes !== undefined) return [{ ...told, kind: 'taken', key: `untaken:clerk:${id}` }];
    const attempt = money?.attempt ?? null;
    const key =
      attempt === null ? `taken:clerk:${id}` : takenKey(attempt, chargesTakenBack(closings, attempt, id));
    return [{ ...told, kind: 'taken', key }];
  }
  if (way.kind === 'found-back') {
    const isFirst = undoes === undefined && terminalTransactionId !== null;
    return [
      { ...told, kind: 'returned', key: `returned:${isFirst ? terminalTransactionId : `clerk:${id}`}` },
    ];
  }
  // It stands among what people put on bills.
  if (way.how === 'other-bill') return [];
  const byCard = way.how === 'card';
  if (exception === 'refund-due') {
    const off = { ...told, byCard: false, amountMinor: -amount.amountMinor } as const;
    return [
      { ...told, byCard, kind: 'refunded', key: `refunded:clerk:${id}` },
      { ...off, kind: 'posted', key: `unposted:clerk:${id}` },
    ];
  }
  const back: Movement = { ...told, byCard, kind: 'returned', key: `returned:clerk:${id}` };
  return IN_DOUBT.includes(exception) ? [{ ...told, kind: 'taken', key: `taken:clerk:${id}` }, back] : [back];
}

/** What it takes off the books stands among what people put on bills. */
const fromRefund = ({ id, at, body }: Story['refunds'][number]): Movement => ({
  ...NO_FACTS,
  ...body.amount,
  kind: 'refunded',
  source: 'clerk',
  key: `refunded:clerk:${id}`,
  byCard: body.how === 'card' || body.how === 'terminal',
  at,
  arrivedAt: at,
  reference: body.reference || null,
});
