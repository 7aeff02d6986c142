import { type Currency, formatMoney } from '../money/index.ts';
import { dateLocaleOf, inLanguage, type LanguageTag, type LocalizedText } from '../text/index.ts';
import { isDay } from '../time/index.ts';
import {
  AddressAnswer,
  type Answer,
  type Answers,
  isChosenSlot,
  PersonAnswer,
  PlaceAnswer,
  SignatureAnswer,
} from './answer.ts';
import { groupItems, pagesFor } from './check-answers.ts';
import type { Field, SingleField } from './field.ts';
import type { FormService } from './form-service.ts';
import { noSlots, type SlotRules } from './slot-answer.ts';

/** One answer as people read it: on the review, on receipts, in e-mails and at the console. */
export type ShownAnswer = {
  readonly pageId: string;
  readonly fieldId: string;
  readonly label: string;
  /** The answer in words; of a signature only how it was given. */
  readonly value: string;
};

/** Words for answers that have none of their own, in the language of the reader. */
export type AnswerWords = { readonly yes: string; readonly signed: string };

type Reader = {
  readonly language: LanguageTag;
  readonly fallback: LanguageTag;
  readonly currency: Currency;
  readonly words: AnswerWords;
  /** How booked times are said; without it they are plain values. */
  readonly slots?: SlotRules;
};

/** The answers to what was asked, in its order and in the reader's language; what was left out is not there. */
export function shownAnswers(
  form: Pick<FormService, 'pages'>,
  answers: Answers,
  reader: Reader,
): ShownAnswer[] {
  return pagesFor(form, answers).flatMap(({ pageId, fields }) =>
    fields.flatMap((field) => {
      const answer = answers[field.fieldId];
      return answer === undefined
        ? []
        : shownField(field, answer, reader).map((shown) => ({ pageId, ...shown }));
    }),
  );
}

function shownField(field: Field, answer: Answer, reader: Reader): Omit<ShownAnswer, 'pageId'>[] {
  const { fieldId } = field;
  if (field.kind === 'slot') {
    if (!isChosenSlot(answer)) return [];
    const value = (reader.slots ?? noSlots).inWords(answer, reader);
    return [{ fieldId, label: say(field.label, reader), value }];
  }
  if (field.kind !== 'group') {
    return [{ fieldId, label: say(field.label, reader), value: answerInWords(field, answer, reader) }];
  }
  const items = groupItems(answer) ?? [];
  return items.flatMap((item, at) =>
    field.fields.flatMap((one) => {
      const inside = item[one.fieldId];
      if (inside === undefined) return [];
      const label = `${say(field.itemTitle, reader)} ${at + 1}: ${say(one.label, reader)}`;
      return [{ fieldId, label, value: answerInWords(one, inside, reader) }];
    }),
  );
}

const say = (text: LocalizedText, { language, fallback }: Reader): string =>
  inLanguage(text, language, fallback).text;

/** An answer in words. One that is none of its field's kind, as a refused submission may have it, is said as it is. */
function answerInWords(field: SingleField, answer: Answer, reader: Reader): string {
  return isOfKind(field, answer) ? inWords(field, answer, reader) : plain(answer);
}

function isOfKind(field: SingleField, answer: Answer): boolean {
  switch (field.kind) {
    case 'number':
      return typeof answer === 'number';
    case 'money':
      return Number.isSafeInteger(answer);
    case 'choice':
    case 'choices':
      return [answer].flat().every((one) => field.options.some(({ value }) => value === one));
    case 'date':
      return typeof answer === 'string' && isDay(answer);
    case 'person':
      return PersonAnswer.safeParse(answer).success;
    case 'address':
      return AddressAnswer.safeParse(answer).success;
    case 'place':
      return PlaceAnswer.safeParse(answer).success;
    case 'signature':
      return SignatureAnswer.safeParse(answer).success;
    case 'declaration':
      return answer === true;
    default:
      return typeof answer === 'string';
  }
}

/** The words of an answer of whatever kind; a picture has none. */
function plain(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return String(answer);
  return Object.entries(answer)
    .filter(([name]) => name !== 'strokes' && name !== 'position')
    .map(([, part]) => plain(part))
    .filter((part) => part !== '')
    .join(', ');
}

function inWords(field: SingleField, answer: Answer, reader: Reader): string {
  const { language, currency, words } = reader;
  switch (field.kind) {
    case 'number': {
      const number = new Intl.NumberFormat(language).format(Number(answer));
      return field.unit ? `${number} ${say(field.unit, reader)}` : number;
    }
    case 'money':
      return formatMoney({ amountMinor: Number(answer), currency }, language);
    case 'date':
      return new Intl.DateTimeFormat(dateLocaleOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${String(answer)}T00:00:00Z`),
      );
    case 'choice':
    case 'choices': {
      const chosen = field.options.filter(({ value }) =>
        (Array.isArray(answer) ? answer : [answer]).some((one) => one === value),
      );
      const labels = chosen.map(({ label }) => say(label, reader));
      return new Intl.ListFormat(language, { type: 'conjunction' }).format(labels);
    }
    case 'person': {
      const { given, family } = answer as PersonAnswer;
      return [given, family].filter((part) => part !== '').join(' ');
    }
    case 'address': {
      const { street, houseNumber, postcode, place } = answer as AddressAnswer;
      const second = [postcode, place].filter((part) => part !== '').join(' ');
      return [`${street} ${houseNumber}`, second].filter((part) => part !== '').join(', ');
    }
    case 'declaration':
      return words.yes;
    case 'signature': {
      const signature = answer as SignatureAnswer;
      return 'typed' in signature ? signature.typed : words.signed;
    }
    case 'place':
      return (answer as PlaceAnswer).words;
    default:
      return String(answer);
  }
}
