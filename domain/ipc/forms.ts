import { z } from 'zod';
import { DayState, UnitDay } from '../booking/index.ts';
import { AnswerProblem, Answers, FacilityId, FieldId } from '../form/index.ts';
import { Money } from '../money/index.ts';
import { FeeLine } from '../transaction/index.ts';
import { Done } from './done.ts';
import { review } from './review.ts';

export const formScreens = [
  /** One page of a form. The service's own definition says what is asked; answers of earlier pages decide conditions. */
  z.object({
    kind: z.literal('form'),
    serviceId: z.string(),
    pageId: FieldId,
    /** Which page this is, of how many that are asked as it looks now. */
    number: z.int().min(1),
    of: z.int().min(1),
    /** All that has been answered so far, this page's answers among them. */
    answers: Answers,
    problems: z.array(AnswerProblem),
    /** The day in the town, for calendars and limits. */
    today: z.iso.date(),
  }),
  /** All answers and what they cost, before anything is sent or paid. */
  z.object({
    kind: z.literal('form-review'),
    serviceId: z.string(),
    answers: Answers,
    fees: z.array(FeeLine),
    /** Null: it costs nothing. */
    total: Money.nullable(),
    ...review,
  }),
] as const;

/** What is free could not be found out, or the resident fills in no form any more. */
const notFound = [z.object({ kind: z.literal('unreachable') }), z.object({ kind: z.literal('not-now') })];

export const formCalls = {
  /** What was answered on the page of a form that shows; checked in main, and what is wrong comes with the next view. */
  'form.answer': { input: z.object({ pageId: FieldId, answers: Answers }), output: Done },
  /** Back from the review to one page, to change an answer. */
  'form.change': { input: z.object({ pageId: FieldId }), output: Done },
  /** What is free, for the resident who fills in a form that books. */
  'booking.month': {
    input: z.object({ facilityId: FacilityId, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), days: z.array(z.object({ day: z.iso.date(), state: DayState })) }),
      ...notFound,
    ]),
  },
  'booking.day': {
    input: z.object({ facilityId: FacilityId, day: z.iso.date() }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), units: z.array(UnitDay) }),
      ...notFound,
    ]),
  },
};
