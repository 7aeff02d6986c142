import { formatMoney, type Money } from '../../../domain/money/index.ts';
import type { ClerkMoney } from '../../../domain/unsettled/index.ts';
import type { Texts } from '../../i18n/index.ts';

/** What is known of money that a clerk has, in a sentence or two. */
export function clerkMoneyInWords(money: ClerkMoney, total: Money, { say, language }: Texts): string {
  const amount = formatMoney(total, language);
  switch (money.kind) {
    case 'other-amount':
      return say('clerk.known.other-amount', { amount, charged: formatMoney(money.charged, language) });
    case 'partly-back':
      return money.reversed === null
        ? say('clerk.known.part-unsaid', { amount })
        : say('clerk.known.partly-back', { amount, reversed: formatMoney(money.reversed, language) });
    default:
      return say(`clerk.known.${money.kind}`, { amount });
  }
}
