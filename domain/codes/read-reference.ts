import { AccountNumber, BillNumber } from '../bill/index.ts';
import type { Money } from '../money/index.ts';
import { isCreditorReference } from './check-digits.ts';
import { byForm, compactNumber } from './number-form.ts';
import { type CodeFacts, refused, type ScannedCode } from './scanned-code.ts';

/**
 * What a slip's reference or its text names: a bill, or an account and a bill. A creditor reference must have its check
 * digits right; any other reference stands for itself.
 */
export function readReference(reference: string, amount: Money | null, town: CodeFacts): ScannedCode {
  const compact = compactNumber(reference);
  const creditor = /^RF\d{2}/.test(compact);
  if (creditor && !isCreditorReference(compact)) return refused('damaged-code');
  const carried = creditor ? compact.slice(4) : compact;
  const { accountNumberForms: accounts = [], billNumberForms: bills = [] } = town.payments ?? {};
  const billNumber = BillNumber.safeParse(byForm(carried, bills));
  if (billNumber.success) return { kind: 'slip', billNumber: billNumber.data, accountNumber: null, amount };
  for (const account of accounts) {
    const length = account.replaceAll('-', '').length;
    const ways = [
      [carried.slice(0, length), carried.slice(length)],
      [carried.slice(-length), carried.slice(0, -length)],
    ] as const;
    for (const [ofAccount, ofBill] of ways) {
      const accountNumber = AccountNumber.safeParse(byForm(ofAccount, [account]));
      const itsBill = BillNumber.safeParse(byForm(ofBill, bills));
      if (accountNumber.success && itsBill.success)
        return { kind: 'slip', billNumber: itsBill.data, accountNumber: accountNumber.data, amount };
    }
  }
  return refused('slip-without-bill');
}
