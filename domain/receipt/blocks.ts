import { formatMoney, type Money } from '../money/index.ts';
import type { ReceiptBlock } from '../paper/index.ts';
import {
  dateLocaleOf,
  inLanguage,
  isSpoken,
  type Language,
  type LanguageTag,
  type LocalizedText,
  languageOf,
  regionalTag,
} from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import type { ApprovedPayment } from '../transaction/index.ts';
import { schemeName } from './card-scheme.ts';

/** So much fits into one block. */
export const LONGEST_TEXT = 480;

/** What a paper of the town is written with. */
export type Pen = {
  readonly town: TownDefinition;
  /** The resident's language as the town's country writes it; the town's own where the product has no words for it. */
  readonly language: LanguageTag;
  readonly words: Language;
  readonly labels: Language['receipt'];
  readonly say: (text: LocalizedText) => string;
};

export function penFor(town: TownDefinition, wanted: LanguageTag): Pen {
  const language = regionalTag(isSpoken(wanted) ? wanted : town.defaultLanguage, town.regions);
  const words = languageOf(language);
  const say = (text: LocalizedText): string => inLanguage(text, language, town.defaultLanguage).text;
  return { town, language, words, labels: words.receipt, say };
}

export const text = (
  content: string,
  align: 'start' | 'center',
  weight: 'normal' | 'strong' | 'large',
): ReceiptBlock => ({ kind: 'text', text: content, align, weight });

export const row = (label: string, value: string, strong = false): ReceiptBlock => ({
  kind: 'row',
  label,
  value,
  strong,
});

/** A text in pieces that a block can hold, parted between words where there are any. */
export function paragraphs(words: string): ReceiptBlock[] {
  const pieces =
    words.match(new RegExp(`[^]{1,${LONGEST_TEXT}}(?=\\s|$)|[^]{1,${LONGEST_TEXT}}`, 'gu')) ?? [];
  return pieces.flatMap((piece) => (piece.trim() === '' ? [] : [text(piece.trim(), 'start', 'normal')]));
}

/** The town's head and what the paper is. */
export const headOf = ({ town, say }: Pen, title: string): ReceiptBlock[] => [
  { kind: 'logo' },
  text(say(town.name), 'center', 'large'),
  text(say(town.address), 'center', 'normal'),
  { kind: 'space' },
  text(title, 'center', 'strong'),
  { kind: 'rule' },
];

/** What the number on a bill is called: by the town, else by the product. */
export const accountNumberIn = ({ town, labels, say }: Pen): string =>
  town.words ? say(town.words.accountNumber) : labels.account;

/** The reference and when it was, in the town's time zone. */
export function occasionOf({ town, language, labels }: Pen, reference: string, at: string): ReceiptBlock[] {
  const format = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: town.timeZone,
  });
  return [row(labels.reference, reference), row(labels.date, format.format(new Date(at)))];
}

export const amountIn = ({ language }: Pen, amountMinor: number, currency: string): string =>
  formatMoney({ amountMinor, currency }, language);

export const totalOf = (pen: Pen, total: Money): ReceiptBlock =>
  row(pen.labels.total, amountIn(pen, total.amountMinor, total.currency), true);

/** How it was paid. */
export const paymentOf = ({ labels }: Pen, { card, authorisationCode }: ApprovedPayment): ReceiptBlock[] => [
  text(labels.paid, 'start', 'normal'),
  row(labels.card, `${schemeName(card.scheme)} ${card.maskedNumber}`.trim()),
  row(labels.authorisation, authorisationCode),
  { kind: 'space' },
];

/** The code by which a clerk finds a transaction again. */
export const codeOf = ({ townId }: TownDefinition, reference: string): ReceiptBlock => ({
  kind: 'qr',
  data: `TKR1:${townId}:${reference}`,
  caption: reference,
});

/** The code, and the town's last words about payments. */
export const footOf = ({ town, labels, say }: Pen, reference: string, isPaid: boolean): ReceiptBlock[] => [
  codeOf(town, reference),
  text(labels.keep, 'center', 'normal'),
  ...(isPaid ? [text(say(town.receiptFooter), 'center', 'normal')] : []),
];
