import type { OpenBill } from '../../../domain/bill/index.ts';
import type { CallInput, ScreenOf } from '../../../domain/ipc/index.ts';
import { toDecimal } from '../../../domain/money/index.ts';

/** Minor units to pay by bill. A bill that is left out has 0. */
export type Amounts = Readonly<Record<string, number>>;

/** What is chosen before the resident changes anything: as chosen before, else every bill in full; never one in doubt. */
export function amountsAtFirst(screen: Pick<ScreenOf<'bills'>, 'bills' | 'chosen'>): Amounts {
  const chosen = new Map(screen.chosen.map((line) => [line.billId, line.amountMinor]));
  const amountOf = (bill: OpenBill): number =>
    bill.inDoubt
      ? 0
      : chosen.size === 0
        ? bill.openMinor
        : Math.min(chosen.get(bill.billId) ?? 0, bill.openMinor);
  return Object.fromEntries(screen.bills.map((bill) => [bill.billId, amountOf(bill)]));
}

/** The lines to pay: of the bills that are shown now, those with an amount. */
export function linesOf(bills: readonly OpenBill[], amounts: Amounts): CallInput<'bills.choose'>['lines'] {
  return bills.flatMap(({ billId, openMinor, inDoubt }) => {
    if (inDoubt) return [];
    const amountMinor = Math.min(amounts[billId] ?? 0, openMinor);
    return amountMinor > 0 ? [{ billId, amountMinor }] : [];
  });
}

/** A part that was chosen, as it is typed, e.g. `12.34`; nothing where all of the bill or none of it is. */
export const partInText = ({ openMinor, currency }: OpenBill, amountMinor: number): string =>
  amountMinor > 0 && amountMinor !== openMinor ? toDecimal({ amountMinor, currency }) : '';
