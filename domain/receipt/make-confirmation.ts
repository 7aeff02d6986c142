import { type Answers, type FormService, type SlotRules, shownAnswers } from '../form/index.ts';
import type { Money } from '../money/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../paper/index.ts';
import { directionOf, type Language, type LanguageTag, type LocalizedText } from '../text/index.ts';
import type { TownDefinition } from '../town/index.ts';
import type { ApprovedPayment } from '../transaction/index.ts';
import {
  amountIn,
  footOf,
  headOf,
  occasionOf,
  type Pen,
  paymentOf,
  penFor,
  row,
  text,
  totalOf,
} from './blocks.ts';

/** What the confirmation of a service is made from. */
export type GivenForm = {
  readonly town: TownDefinition;
  readonly service: FormService;
  readonly language: LanguageTag;
  readonly reference: string;
  /** Null once they have been erased after their retention time: the confirmation goes without them. */
  readonly answers: Answers | null;
  readonly fees: readonly { readonly title: LocalizedText; readonly amountMinor: number }[];
  /** Null: it cost nothing. */
  readonly paid: { readonly total: Money; readonly payment: ApprovedPayment } | null;
  /** When it was given, ISO 8601 in UTC; shown in the town's time zone. */
  readonly givenAt: string;
  /** What is booked by it, as a code for the calendars of telephones, and how booked times are said. */
  readonly booked?: { readonly code: string | null; readonly slots: SlotRules };
};

type ConfirmationLabels = Language['confirmation'];

/** More rows than anybody reads; the reference leads a clerk to all of them. */
const MOST_ROWS = 60;
const LONGEST_VALUE = 200;

/** What the resident takes along from a service: what was given, what it cost, what happens now, and its certificate. */
export function makeConfirmation(given: GivenForm): ReceiptDocument {
  const pen = penFor(given.town, given.language);
  const labels = pen.words.confirmation;
  const title = given.paid ? pen.labels.title : labels.title;
  return {
    language: pen.language,
    direction: directionOf(pen.language),
    title,
    blocks: [
      ...headOf(pen, title),
      ...occasionOf(pen, given.reference, given.givenAt),
      row(labels.service, pen.say(given.service.title)),
      { kind: 'rule' },
      ...answerRows(given, pen, labels),
      { kind: 'rule' },
      ...costOf(given, pen, labels),
      text(pen.say(given.service.outcome.message), 'start', 'normal'),
      { kind: 'space' },
      ...calendarOf(given, labels),
      ...footOf(pen, given.reference, given.paid !== null),
      ...certificateOf(given, pen, labels),
    ],
  };
}

const readerOf = ({ booked }: GivenForm, pen: Pen, words: ConfirmationLabels) => ({
  ...(booked ? { slots: booked.slots } : {}),
  language: pen.language,
  fallback: pen.town.defaultLanguage,
  currency: pen.town.currency,
  words,
});

function answerRows(given: GivenForm, pen: Pen, labels: ConfirmationLabels): ReceiptBlock[] {
  return shownAnswers(given.service, given.answers ?? {}, readerOf(given, pen, labels))
    .slice(0, MOST_ROWS)
    .map(({ label, value }) => row(cut(label), cut(value)));
}

const calendarOf = ({ booked }: GivenForm, labels: ConfirmationLabels): ReceiptBlock[] =>
  booked?.code ? [{ kind: 'qr', data: booked.code, caption: labels.calendar }, { kind: 'space' }] : [];

const cut = (words: string): string =>
  words.length > LONGEST_VALUE ? `${words.slice(0, LONGEST_VALUE - 1)}…` : words;

function costOf({ fees, paid }: GivenForm, pen: Pen, labels: ConfirmationLabels): ReceiptBlock[] {
  if (paid === null) return [row(labels.free, '', true), { kind: 'space' }];
  const { total, payment } = paid;
  return [
    ...fees.map(({ title, amountMinor }) => row(pen.say(title), amountIn(pen, amountMinor, total.currency))),
    { kind: 'rule' },
    totalOf(pen, total),
    { kind: 'space' },
    ...paymentOf(pen, payment),
  ];
}

/** The paper of its own that some services give. */
function certificateOf(given: GivenForm, pen: Pen, labels: ConfirmationLabels): ReceiptBlock[] {
  const { service, answers, reference, givenAt } = given;
  const { certificate } = service.outcome;
  if (!certificate || answers === null) return [];
  const number = `${certificate.numberPrefix}-${reference}`;
  const shown = shownAnswers(service, answers, readerOf(given, pen, labels));
  const rows = certificate.fields.flatMap((field) => shown.filter(({ fieldId }) => fieldId === field));
  return [
    { kind: 'tear' },
    ...headOf(pen, pen.say(certificate.title)),
    row(labels.number, number, true),
    ...occasionOf(pen, reference, givenAt),
    { kind: 'rule' },
    ...rows.map(({ label, value }) => row(cut(label), cut(value))),
    { kind: 'rule' },
    text(pen.say(certificate.text), 'start', 'normal'),
    { kind: 'space' },
    { kind: 'qr', data: `TKC1:${pen.town.townId}:${number}`, caption: number },
  ];
}
