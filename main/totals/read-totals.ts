import type { KioskEvent } from '../../domain/journal/index.ts';
import {
  type ComparedTotals,
  compareTotals,
  movementsOf,
  NOTHING_BOOKED,
  netMinor,
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

/** A difference is counted on for so long: whatever explains it late, the kiosk's own late questions find it within a day or so. */
const COUNTED_ON_MS = 3 * 24 * 3_600_000;

export type Counting = {
  /** The last entry before counting began; 0 where the journal has closed no period yet. */
  readonly sinceSeq: number;
  /** The first period that is counted, by which the difference goes; null where none is known. */
  readonly firstPeriodId: string | null;
  /** What the terminal booked in the counted periods that are closed. */
  readonly closed: readonly ComparedTotals[];
  /** The periods in which the terminal is known to have been since then, oldest first. */
  readonly periodIds: readonly string[];
};

/**
 * Since when the journal counts, and in which periods of the terminal that was. Counting begins anew with each period that was
 * closed with the same money at the terminal and in the journal. Where there was a difference it goes on, because money of the old
 * period that is found later explains the difference of that one, and must not explain another; and where money whose end is not
 * known explained it, because the same money must not explain a second period as well.
 */
export function countingOf(kept: readonly KeptTotals[], now: Date): Counting {
  const closedAt = kept.findIndex(({ event }) => event.closed);
  const last = kept[closedAt];
  const since = last === undefined ? kept : kept.slice(0, closedAt + 1);
  const periodIds = [...new Set(since.map(({ event }) => event.openPeriodId).reverse())];
  const begun = last && goesOn(kept, last, now);
  return begun
    ? { sinceSeq: begun.seq, firstPeriodId: last.event.periodId, closed: last.event.totals, periodIds }
    : { sinceSeq: last?.seq ?? 0, firstPeriodId: periodIds[0] ?? null, closed: [], periodIds };
}

/** Where the counting began that the last closed period belongs to, when it goes on. */
function goesOn(
  kept: readonly KeptTotals[],
  { event: { totals, periodId } }: KeptTotals,
  now: Date,
): { readonly seq: number } | null {
  if (totals.every(({ terminal, journal }) => netMinor(terminal) === netMinor(journal))) return null;
  const opened = kept.find(({ event }) => event.closed && event.openPeriodId === periodId);
  const begunAt = opened ?? kept.at(-1);
  if (begunAt === undefined || now.getTime() - begunAt.at.getTime() > COUNTED_ON_MS) return null;
  return { seq: opened?.seq ?? 0 };
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

/** What the terminal booked in these periods and in those that were closed before, beside what the journal has of all of them. */
export function compareWithJournal(
  journal: ReadJournal,
  periods: readonly (readonly TerminalTotals[])[],
  { sinceSeq, closed }: Pick<Counting, 'sinceSeq' | 'closed'>,
): readonly ComparedTotals[] {
  const movements = journal
    .transactionsSince(sinceSeq, MONEY)
    .flatMap((transactionId) => movementsOf(journal.placedEventsOf(transactionId)));
  const before = closed.map(({ currency, terminal }) => ({ currency, ...terminal }));
  const terminal = addUp([...before, ...periods.flat()]);
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
