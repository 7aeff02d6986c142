import type { KioskEvent } from '../../domain/journal/index.ts';
import {
  type ComparedTotals,
  compareTotals,
  movementsOf,
  NOTHING_BOOKED,
} from '../../domain/totals/index.ts';
import type { TransactionEventKind } from '../../domain/transaction/index.ts';
import type { TerminalTotals } from '../../hardware/terminal/index.ts';
import type { Journal } from '../journal/index.ts';

export type TotalsEvent = Extract<KioskEvent, { kind: 'terminal-totals' }>;
export type KeptTotals = { readonly seq: number; readonly at: Date; readonly event: TotalsEvent };

type ReadJournal = Pick<Journal, 'latest' | 'transactionsSince' | 'placedEventsOf'>;

/** More than a day of looks after outages. */
const MOST_LOOKED_BACK = 500;

/** The totals that were kept last, newest first. */
export const keptTotals = (journal: ReadJournal): readonly KeptTotals[] =>
  journal
    .latest('terminal-totals', MOST_LOOKED_BACK)
    .flatMap(({ seq, at, body }) =>
      body.subject === 'kiosk' && body.event.kind === 'terminal-totals'
        ? [{ seq, at: new Date(at), event: body.event }]
        : [],
    );

export type Counting = {
  /** The last entry before counting began; 0 where the journal has closed no period yet. */
  readonly sinceSeq: number;
  /** The periods in which the terminal is known to have been since then, oldest first. */
  readonly periodIds: readonly string[];
};

/** Since when the journal counts, and in which periods of the terminal that was. */
export function countingOf(kept: readonly KeptTotals[]): Counting {
  const closedAt = kept.findIndex(({ event }) => event.closed);
  const since = closedAt === -1 ? kept : kept.slice(0, closedAt + 1);
  return {
    sinceSeq: kept[closedAt]?.seq ?? 0,
    periodIds: [...new Set(since.map(({ event }) => event.openPeriodId).reverse())],
  };
}

/** All entries by which what the journal knows of a movement at the terminal changes, or is asked for. */
const MONEY: readonly TransactionEventKind[] = [
  'payment-requested',
  'payment-approved',
  'payment-declined',
  'payment-unknown',
  'payment-not-made',
  'late-approval',
  'late-doubt',
  'late-check-passed',
  'reversal-requested',
  'reversed',
  'reversal-refused',
  'reversal-unknown',
  'reversal-not-made',
  'reversal-partial',
  'late-reversal-checked',
];

/** Whether the terminal was ever asked for money. */
export const hasMoved = (journal: ReadJournal): boolean => journal.latest('payment-requested', 1).length > 0;

/** What the terminal booked in these periods together, beside what the journal has since this entry. */
export function compareWithJournal(
  journal: ReadJournal,
  periods: readonly (readonly TerminalTotals[])[],
  sinceSeq: number,
): readonly ComparedTotals[] {
  const movements = journal
    .transactionsSince(sinceSeq, MONEY)
    .flatMap((transactionId) => movementsOf(journal.placedEventsOf(transactionId)));
  const terminal = addUp(periods.flat());
  const currencies = new Set([...terminal.keys(), ...movements.map(({ amount }) => amount.currency)]);
  return [...currencies].map((currency) =>
    compareTotals(currency, terminal.get(currency) ?? NOTHING_BOOKED, movements, sinceSeq),
  );
}

function addUp(totals: readonly TerminalTotals[]): ReadonlyMap<string, typeof NOTHING_BOOKED> {
  const sums = new Map<string, typeof NOTHING_BOOKED>();
  for (const { currency, payments, reversals } of totals) {
    const before = sums.get(currency) ?? NOTHING_BOOKED;
    sums.set(currency, {
      payments: plus(before.payments, payments),
      reversals: plus(before.reversals, reversals),
    });
  }
  return sums;
}

type Total = (typeof NOTHING_BOOKED)['payments'];
const plus = (a: Total, b: Total): Total => ({
  count: a.count + b.count,
  sumMinor: a.sumMinor + b.sumMinor,
});
