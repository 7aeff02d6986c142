import { z } from 'zod';
import { AmountMinor, Currency } from '../money/index.ts';

/** How many movements of one kind there are, and their sum in minor units. */
export const MovementTotal = z.object({ count: z.int().min(0), sumMinor: AmountMinor });
export type MovementTotal = z.infer<typeof MovementTotal>;

/** Payments and reversals in one currency: as a terminal's own books have them, or as a journal has them. */
export const Booked = z.object({ payments: MovementTotal, reversals: MovementTotal });
export type Booked = z.infer<typeof Booked>;

export const NOTHING_BOOKED: Booked = {
  payments: { count: 0, sumMinor: 0 },
  reversals: { count: 0, sumMinor: 0 },
};

/** What was taken and not given back. */
export const netMinor = ({ payments, reversals }: Booked): number => payments.sumMinor - reversals.sumMinor;

/** The terminal's figures beside the journal's, in one currency. */
export const ComparedTotals = z.object({
  currency: Currency,
  terminal: Booked,
  journal: Booked,
  /**
   * What the terminal took more than the journal knows of and than a clerk has already; negative: less. Zero also where money
   * whose end is not known explains the difference.
   */
  differenceMinor: AmountMinor,
});
export type ComparedTotals = z.infer<typeof ComparedTotals>;

/** The terminal's own id of a period (nexo POIReconciliationID). */
export const PeriodId = z.string().min(1).max(60);
