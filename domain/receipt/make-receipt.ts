import type { AccountNumber } from '../bill/index.ts';
import { formatMoney, type Money } from '../money/index.ts';
import { directionOf, inLanguage, type LanguageTag, type LocalizedText } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import type { ApprovedPayment } from '../transaction/index.ts';
import type { ReceiptBlock, ReceiptDocument } from './document.ts';
import { receiptLabels } from './labels.ts';

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
  const { town } = paid;
  const language = receiptLabels(paid.language) ? paid.language : town.defaultLanguage;
  const labels = receiptLabels(language) ?? receiptLabels('en');
  if (!labels) throw new Error('the product has no English receipt labels');
  const say = (text: LocalizedText): string => inLanguage(text, language, town.defaultLanguage).text;
  const amount = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: paid.total.currency }, language);
  const paidAt = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: town.timeZone,
  });

  const blocks: ReceiptBlock[] = [
    { kind: 'logo' },
    text(say(town.name), 'center', 'large'),
    text(say(town.address), 'center', 'normal'),
    { kind: 'space' },
    text(labels.title, 'center', 'strong'),
    { kind: 'rule' },
    row(labels.reference, paid.reference),
    row(labels.date, paidAt.format(new Date(paid.paidAt))),
    row(labels.account, paid.accountNumber),
    { kind: 'rule' },
    ...paid.lines.flatMap((line) => [
      row(say(line.title), amount(line.amountMinor)),
      text(`${labels.bill} ${line.billNumber}`, 'start', 'normal'),
    ]),
    { kind: 'rule' },
    row(labels.total, amount(paid.total.amountMinor), true),
    { kind: 'space' },
    text(labels.paid, 'start', 'normal'),
    row(labels.card, `${paid.payment.card.scheme} ${paid.payment.card.maskedNumber}`.trim()),
    row(labels.authorisation, paid.payment.authorisationCode),
    { kind: 'space' },
    { kind: 'qr', data: `TKR1:${town.townId}:${paid.reference}`, caption: paid.reference },
    text(labels.keep, 'center', 'normal'),
    text(say(town.receiptFooter), 'center', 'normal'),
  ];
  return { language, direction: directionOf(language), title: labels.title, blocks };
}

const text = (
  content: string,
  align: 'start' | 'center',
  weight: 'normal' | 'strong' | 'large',
): ReceiptBlock => ({
  kind: 'text',
  text: content,
  align,
  weight,
});

const row = (label: string, value: string, strong = false): ReceiptBlock => ({
  kind: 'row',
  label,
  value,
  strong,
});
