import {
  type ApprovedPayment,
  apply,
  begin,
  type Transaction,
  type TransactionEvent,
} from '../../../domain/transaction/index.ts';
import type { ClosedBody } from '../ledger/index.ts';

/** Money that moved, or that the town's books took in: each of a transaction once, whoever tells of it. */
export type Movement = {
  /** `taken` from a card, `posted` to the books, `returned` because the books never had it, `refunded` although they had. */
  readonly kind: 'taken' | 'posted' | 'returned' | 'refunded';
  readonly source: 'kiosk' | 'central' | 'clerk';
  readonly key: string;
  /** The card company moves it; else a transfer, cash, or the books alone. */
  readonly byCard: boolean;
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
  readonly posting: {
    readonly amountMinor: number;
    readonly currency: string;
    readonly at: Date;
  } | null;
  /** How clerks ended its exceptions. */
  readonly closings: readonly { readonly id: number; readonly at: Date; readonly body: ClosedBody }[];
};

/** The movements of a transaction, as far as they are known; those that were there before stay as they were. */
export function movementsOf(story: Story): readonly Movement[] {
  const found = [...fromKiosk(story), ...fromCentral(story), ...story.closings.flatMap(fromClerk)];
  const first = new Map<string, Movement>();
  for (const one of found) if (one.amountMinor > 0 && !first.has(one.key)) first.set(one.key, one);
  return [...first.values()];
}

type Result = ReturnType<typeof apply>;

/** What the machine did not allow moved nothing: a clerk has it. */
function fromKiosk({ transactionId, entries }: Story): Movement[] {
  const found: Movement[] = [];
  const partly = new Map<string, number>();
  let state: Transaction | null = null;
  for (const { at, arrivedAt, event } of entries) {
    const before: Transaction | null = state;
    const result: Result = before ? apply(before, event) : begin(transactionId, event);
    if (result.kind === 'impossible') continue;
    state = result.transaction;
    const when = { source: 'kiosk', byCard: true, at, arrivedAt, reference: null } as const;
    if (event.kind === 'payment-approved' || event.kind === 'late-approval')
      found.push({ ...when, ...factsOf(event.payment), kind: 'taken', key: `taken:${event.attempt}` });
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
      found.push({ ...facts, amountMinor: rest, key: `returned:${id}` });
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

function fromCentral({ posting }: Story): Movement[] {
  if (posting === null) return [];
  const { amountMinor, currency, at } = posting;
  return [
    {
      ...NO_FACTS,
      kind: 'posted',
      source: 'central',
      byCard: false,
      key: 'posted',
      amountMinor,
      currency,
      at,
      arrivedAt: at,
    },
  ];
}

/** Money whose charge no kiosk has reported: that it was charged is the clerk's word as well. */
const IN_DOUBT: readonly string[] = ['payment-unknown', 'late-doubt'];

function fromClerk({ id, at, body }: Story['closings'][number]): Movement[] {
  const { exception, way, amount, money } = body;
  if (amount === null || way.kind === 'looked-at' || way.kind === 'answered') return [];
  if (way.kind === 'not-charged') return [];
  const terminalTransactionId = money?.terminalTransactionId ?? null;
  const told = {
    ...amount,
    ...NO_FACTS,
    terminalTransactionId,
    byCard: way.kind !== 'given-back' || way.how === 'card',
    source: 'clerk',
    at,
    arrivedAt: at,
    reference: way.reference || null,
  } as const;
  const attempt = money?.attempt ?? null;
  const taken: Movement = {
    ...told,
    byCard: true,
    kind: 'taken',
    key: attempt === null ? `taken:clerk:${id}` : `taken:${attempt}`,
  };
  switch (way.kind) {
    case 'charged':
      return [taken];
    case 'found-back':
      return [{ ...told, kind: 'returned', key: `returned:${terminalTransactionId ?? `clerk:${id}`}` }];
    case 'given-back': {
      if (exception === 'refund-due') return [{ ...told, kind: 'refunded', key: `refunded:clerk:${id}` }];
      const back: Movement = { ...told, kind: 'returned', key: `returned:clerk:${id}` };
      return IN_DOUBT.includes(exception) ? [taken, back] : [back];
    }
  }
}
