import type { AccountNumber } from '../bill/index.ts';
import type { Money } from '../money/index.ts';
import type { ReceiptDocument } from '../paper/index.ts';
import { directionOf, type LanguageTag, type LocalizedText } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import type { ApprovedPayment } from '../transaction/index.ts';
import {
  accountNumberIn,
  amountIn,
  footOf,
  headOf,
  occasionOf,
  paymentOf,
  penFor,
  row,
  text,
  totalOf,
} from './blocks.ts';

/** What a receipt for paid bills is made from. */
export type PaidBills = {
  readonly town: TownDefinition;
  readonly language: LanguageTag;
  readonly reference: string;
  readonly accountNumber: AccountNumber;
  readonly lines: readonly {
    readonly title: LocalizedText;
    readonly billNumber: string;
    readonly amountMinor: number;
  }[];
  readonly total: Money;
  readonly payment: ApprovedPayment;
  /** When it was paid, ISO 8601 in UTC; shown in the town's time zone. */
  readonly paidAt: string;
};

/** The receipt for paid bills, in the resident's language; in the town's own where the product has no words for it. */
export function makeReceipt(paid: PaidBills): ReceiptDocument {
  const pen = penFor(paid.town, paid.language);
  const { labels, language, say } = pen;
  return {
    language,
    direction: directionOf(language),
    title: labels.title,
    blocks: [
      ...headOf(pen, labels.title),
      ...occasionOf(pen, paid.reference, paid.paidAt),
      row(accountNumberIn(pen), paid.accountNumber),
      { kind: 'rule' },
      ...paid.lines.flatMap((line) => [
        row(say(line.title), amountIn(pen, line.amountMinor, paid.total.currency)),
        text(`${labels.bill} ${line.billNumber}`, 'start', 'normal'),
      ]),
      { kind: 'rule' },
      totalOf(pen, paid.total),
      { kind: 'space' },
      ...paymentOf(pen, paid.payment),
      ...footOf(pen, paid.reference, true),
    ],
  };
}
