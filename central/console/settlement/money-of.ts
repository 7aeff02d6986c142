import { formatMoney } from '../../../domain/money/index.ts';

/** An amount as the console writes it. */
export const moneyOf = (amountMinor: number, currency: string): string =>
  formatMoney({ amountMinor, currency }, 'en');
