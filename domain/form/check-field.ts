import { EmailAddress } from '../text/index.ts';
import { addDays, isDay } from '../time/index.ts';
import {
  AddressAnswer,
  LONGEST_SIGNATURE,
  PersonAnswer,
  PlaceAnswer,
  SignatureAnswer,
  type SingleAnswer,
} from './answer.ts';
import type { DayLimit, SingleField } from './field.ts';
import type { Why } from './problem.ts';

/** An answer as it is kept (trimmed, in one form), or why it cannot be taken. */
export type Checked =
  | { readonly kind: 'fine'; readonly answer: SingleAnswer }
  | { readonly kind: 'wrong'; readonly why: Why; readonly limit: string | number | null };

/** What checking depends on besides the answer. */
export type CheckContext = {
  /** The day in the town's time zone, ISO 8601. */
  readonly today: string;
  /** The answer of a date field that comes before, for limits that follow it. */
  readonly dayOf: (field: string) => string | null;
};

const LONGEST_NAME = 100;
const LONGEST_LINE = 120;
const LONGEST_PLACE = 200;

const fine = (answer: SingleAnswer): Checked => ({ kind: 'fine', answer });
const wrong = (why: Why, limit: string | number | null = null): Checked => ({ kind: 'wrong', why, limit });

/** Checks an answer that was given; whether it had to be given is not asked here. */
export function checkField(field: SingleField, answer: SingleAnswer, context: CheckContext): Checked {
  switch (field.kind) {
    case 'text':
      return typeof answer === 'string' ? checkText(field, tidy(answer)) : wrong('unexpected');
    case 'number':
      return checkNumber(answer, field.least, field.most, field.decimals);
    case 'money':
      return checkNumber(answer, field.leastMinor, field.mostMinor, 0);
    case 'date':
      return checkDate(field, answer, context);
    case 'choice':
      return field.options.some(({ value }) => value === answer) ? fine(answer) : wrong('not-an-option');
    case 'choices':
      return checkChoices(field, answer);
    case 'person':
      return checkPerson(answer);
    case 'address':
      return checkAddress(answer);
    case 'phone':
      return checkPhone(answer);
    case 'email': {
      const address = EmailAddress.safeParse(typeof answer === 'string' ? answer.trim() : answer);
      return address.success ? fine(address.data) : wrong('not-an-email');
    }
    case 'declaration':
      return answer === true ? fine(true) : wrong('not-agreed');
    case 'signature':
      return checkSignature(answer);
    case 'place':
      return checkPlace(answer);
  }
}

/** Control characters and what turns the direction of writing go; spaces at the ends and doubled ones too. Line breaks stay. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const lengthOf = (text: string): number => [...text].length;

type TextField = Extract<SingleField, { kind: 'text' }>;

function checkText(field: TextField, text: string): Checked {
  const length = lengthOf(text);
  if (length > field.longest) return wrong('too-long', field.longest);
  if (field.of === 'digits' && !/^\d+$/.test(text)) return wrong('not-digits');
  if (field.of === 'plate' && !/^[\p{L}\d][\p{L}\d -]*$/u.test(text)) return wrong('not-plate');
  if (length < field.shortest) return wrong('too-short', field.shortest);
  const oneLine = field.lines ? text : text.replace(/\n+/g, ' ');
  return fine(field.of === 'plate' ? oneLine.toUpperCase() : oneLine);
}

function checkNumber(answer: SingleAnswer, least: number, most: number, decimals: number): Checked {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return wrong('not-a-number');
  if (Number(answer.toFixed(decimals)) !== answer) return wrong('too-many-decimals', decimals);
  if (answer < least) return wrong('too-small', least);
  return answer > most ? wrong('too-large', most) : fine(answer);
}

/** The day that a limit names; null while the field it follows has no answer. */
export function dayOfLimit(limit: DayLimit | undefined, context: CheckContext): string | null {
  if (limit === undefined) return null;
  if ('on' in limit) return limit.on;
  if ('daysFromToday' in limit) return addDays(context.today, limit.daysFromToday);
  const day = context.dayOf(limit.field);
  return day === null ? null : addDays(day, limit.days);
}

type DateField = Extract<SingleField, { kind: 'date' }>;

function checkDate(field: DateField, answer: SingleAnswer, context: CheckContext): Checked {
  if (typeof answer !== 'string' || !isDay(answer)) return wrong('not-a-date');
  const earliest = dayOfLimit(field.earliest, context);
  const latest = dayOfLimit(field.latest, context);
  if (earliest !== null && answer < earliest) return wrong('too-early', earliest);
  return latest !== null && answer > latest ? wrong('too-late', latest) : fine(answer);
}

type ChoicesField = Extract<SingleField, { kind: 'choices' }>;

function checkChoices(field: ChoicesField, answer: SingleAnswer): Checked {
  if (!Array.isArray(answer)) return wrong('unexpected');
  const chosen = new Set(answer);
  if (answer.some((one) => !field.options.some(({ value }) => value === one))) return wrong('not-an-option');
  if (chosen.size < field.fewest) return wrong('too-few', field.fewest);
  if (chosen.size > field.most) return wrong('too-many', field.most);
  // In the order of the options, whatever the order of touching them was.
  return fine(field.options.map(({ value }) => value).filter((value) => chosen.has(value)));
}

function checkPerson(answer: SingleAnswer): Checked {
  const parsed = PersonAnswer.safeParse(answer);
  if (!parsed.success) return wrong('unexpected');
  const person = { family: tidy(parsed.data.family), given: tidy(parsed.data.given) };
  if (person.family === '') return wrong('missing');
  const longest = Math.max(lengthOf(person.family), lengthOf(person.given));
  return longest > LONGEST_NAME ? wrong('too-long', LONGEST_NAME) : fine(person);
}

function checkAddress(answer: SingleAnswer): Checked {
  const parsed = AddressAnswer.safeParse(answer);
  if (!parsed.success) return wrong('unexpected');
  const { street, houseNumber, postcode, place } = parsed.data;
  const address = {
    street: tidy(street),
    houseNumber: tidy(houseNumber),
    postcode: tidy(postcode),
    place: tidy(place),
  };
  if (address.street === '' || address.houseNumber === '') return wrong('missing');
  const longest = Math.max(...Object.values(address).map(lengthOf));
  return longest > LONGEST_LINE ? wrong('too-long', LONGEST_LINE) : fine(address);
}

/** To a millionth of a degree: a decimetre is more than anybody can point at. */
const toMicrodegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function checkPlace(answer: SingleAnswer): Checked {
  const parsed = PlaceAnswer.safeParse(answer);
  if (!parsed.success) return wrong('unexpected');
  const { position } = parsed.data;
  const words = tidy(parsed.data.words).replace(/\n+/g, ' ');
  if (words === '') return wrong('missing');
  if (lengthOf(words) > LONGEST_PLACE) return wrong('too-long', LONGEST_PLACE);
  return fine({
    words,
    position: position && {
      longitude: toMicrodegrees(position.longitude),
      latitude: toMicrodegrees(position.latitude),
    },
  });
}

/** Seven to fifteen digits, with a plus in front where it is international (ITU-T E.164); what people put in between goes. */
function checkPhone(answer: SingleAnswer): Checked {
  if (typeof answer !== 'string') return wrong('unexpected');
  const digits = answer.replace(/[\s()/.-]/g, '');
  return /^\+?\d{7,15}$/.test(digits) ? fine(digits) : wrong('not-a-phone');
}

function checkSignature(answer: SingleAnswer): Checked {
  const parsed = SignatureAnswer.safeParse(answer);
  if (!parsed.success) return wrong('not-signed');
  if ('typed' in parsed.data) {
    const typed = tidy(parsed.data.typed);
    if (typed === '') return wrong('not-signed');
    return lengthOf(typed) > LONGEST_NAME ? wrong('too-long', LONGEST_NAME) : fine({ typed });
  }
  const numbers = parsed.data.strokes.flat().length;
  if (numbers > LONGEST_SIGNATURE * 2) return wrong('too-long', LONGEST_SIGNATURE);
  return parsed.data.strokes.some((stroke) => stroke.length >= 8) ? fine(parsed.data) : wrong('not-signed');
}
