import { z } from 'zod';
import { toDecimal } from '../../../../domain/money/index.ts';
import type { Acquirer, LedgerEntry } from './acquirer.ts';
import type { AppendLog } from './append-log.ts';

/** A reconciliation period that was closed: it ends before this entry of the acquirer's ledger. */
export const ClosedPeriod = z.object({ periodId: z.string(), endsAtEntry: z.int().min(0) });
export type ClosedPeriod = z.infer<typeof ClosedPeriod>;

/** What was booked in a period in one currency. */
export type PeriodTotals = {
  readonly currency: string;
  readonly payments: PeriodMovement;
  readonly reversals: PeriodMovement;
};
/** `amount` is a plain decimal. */
export type PeriodMovement = { readonly count: number; readonly amount: string };

/** The terminal's reconciliation periods. Whatever the terminal denies, its totals are those of the acquirer's ledger. */
export type Periods = {
  present(): string;
  /** The totals of a period; null when there was none of that name. */
  totals(periodId: string): readonly PeriodTotals[] | null;
  /** Closes the present period and returns its name. */
  close(): string;
};

export function openPeriods(log: AppendLog<ClosedPeriod>, acquirer: Acquirer): Periods {
  const nameOf = (index: number) => String(FIRST_PERIOD + index);
  const present = () => nameOf(log.entries().length);
  return {
    present,
    totals(periodId) {
      const index = log.entries().findIndex((period) => period.periodId === periodId);
      if (index < 0 && periodId !== present()) return null;
      const place = index < 0 ? log.entries().length : index;
      const from = place === 0 ? 0 : log.entries()[place - 1]?.endsAtEntry;
      return totalsOf(acquirer.ledger().slice(from, log.entries()[place]?.endsAtEntry));
    },
    close() {
      const periodId = present();
      log.append({ periodId, endsAtEntry: acquirer.ledger().length });
      return periodId;
    },
  };
}

const FIRST_PERIOD = 1000;

function totalsOf(entries: readonly LedgerEntry[]): readonly PeriodTotals[] {
  const currencies = [...new Set(entries.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const movement = (kind: LedgerEntry['kind']): PeriodMovement => {
      const moved = entries.filter((entry) => entry.kind === kind && entry.currency === currency);
      const amountMinor = moved.reduce((sum, entry) => sum + entry.amountMinor, 0);
      return { count: moved.length, amount: toDecimal({ amountMinor, currency }) };
    };
    return { currency, payments: movement('charge'), reversals: movement('reversal') };
  });
}
