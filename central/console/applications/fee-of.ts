import { formatMoney } from '../../../domain/money/index.ts';
import type { ApplicationRow } from '../../wire/index.ts';
import { texts } from './texts.ts';

/** What an approval costs, in words. */
export function feeOf({ feeMinor, currency }: ApplicationRow): string {
  return feeMinor === 0 ? texts.noFee : formatMoney({ amountMinor: feeMinor, currency }, 'en');
}
