import type { Money } from '../money/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../paper/index.ts';
import { directionOf, type Language, type LanguageTag } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import type { UnsettledMoney } from '../unsettled/index.ts';
import { amountIn, codeOf, headOf, occasionOf, type Pen, paragraphs, penFor, row, text } from './blocks.ts';

/** What a slip about unsettled money is made from. */
export type UnsettledPayment = {
  readonly town: TownDefinition;
  readonly language: LanguageTag;
  readonly reference: string;
  readonly total: Money;
  readonly money: UnsettledMoney;
  /** When the resident left with it, ISO 8601 in UTC; shown in the town's time zone. */
  readonly leftAt: string;
};

/** A slip for a resident whose payment is not settled yet: what is known, the reference, and whom to ask. It is no receipt. */
export function makeReferenceSlip(payment: UnsettledPayment): ReceiptDocument {
  const { town, reference, total, money, leftAt } = payment;
  const pen = penFor(town, payment.language);
  const labels = pen.words.referenceSlip;
  return {
    language: pen.language,
    direction: directionOf(pen.language),
    title: labels.title,
    blocks: [
      ...headOf(pen, labels.title),
      text(labels.notReceipt, 'center', 'strong'),
      { kind: 'space' },
      // What a photograph of a small screen has to show comes first.
      ...occasionOf(pen, reference, leftAt),
      ...amountsOf(pen, labels, total, money),
      ...(town.phone === '' ? [] : [row(labels.phone, town.phone, true)]),
      { kind: 'rule' },
      text(labels.known[money.kind], 'start', 'normal'),
      ...(DO_NOT_PAY.has(money.kind) ? [text(labels.doNotPay, 'start', 'strong')] : []),
      { kind: 'rule' },
      text(labels.ask, 'start', 'strong'),
      ...paragraphs(pen.say(town.help)),
      codeOf(town, reference),
    ],
  };
}

/** As long as the money may have been taken, paying again may take it twice. */
const DO_NOT_PAY: ReadonlySet<UnsettledMoney['kind']> = new Set([
  'checking',
  'unknown',
  'other-amount',
  'charged',
]);

function amountsOf(
  pen: Pen,
  labels: Language['referenceSlip'],
  total: Money,
  money: UnsettledMoney,
): ReceiptBlock[] {
  const show = ({ amountMinor, currency }: Money): string => amountIn(pen, amountMinor, currency);
  return [
    row(labels.amount, show(total), true),
    ...(money.kind === 'other-amount' ? [row(labels.charged, show(money.charged), true)] : []),
    ...(money.kind === 'partly-back' && money.reversed !== null
      ? [row(labels.sentBack, show(money.reversed), true)]
      : []),
  ];
}
