import { type Answer, type Answers, type GroupItem, isChosenSlot, type SingleAnswer } from './answer.ts';
import { type CheckContext, checkField } from './check-field.ts';
import { holds } from './condition.ts';
import type { Field, FieldOf, SingleField } from './field.ts';
import type { FormPage, FormService } from './form-service.ts';
import type { AnswerProblem } from './problem.ts';
import { noSlots, type SlotRules } from './slot-answer.ts';

export type CheckedAnswers =
  | { readonly kind: 'fine'; readonly answers: Answers }
  | { readonly kind: 'wrong'; readonly problems: readonly AnswerProblem[] };

/** The pages that are asked, given what has been answered before each; one none of whose fields is asked is passed over. */
export const pagesFor = (form: Pick<FormService, 'pages'>, answers: Answers): readonly FormPage[] =>
  form.pages.filter(
    (page) => (page.when === undefined || holds(page.when, answers)) && fieldsFor(page, answers).length > 0,
  );

/** The fields of a page that are asked, given these answers. */
export const fieldsFor = (page: FormPage, answers: Answers): readonly Field[] =>
  page.fields.filter((field) => field.when === undefined || holds(field.when, answers));

/**
 * Checks all answers of a form: at the kiosk before the review, and by central before any money moves. What is not asked
 * (its condition does not hold) is dropped, so that what is kept is exactly what the review has shown.
 */
export function checkAnswers(
  form: Pick<FormService, 'pages'>,
  answers: Answers,
  today: string,
  slots: SlotRules = noSlots,
): CheckedAnswers {
  const kept: Record<string, Answer> = {};
  const problems: AnswerProblem[] = [];
  for (const page of form.pages) {
    if (page.when !== undefined && !holds(page.when, kept)) continue;
    problems.push(...checkInto(kept, page, answers, today, slots));
  }
  return problems.length === 0 ? { kind: 'fine', answers: kept } : { kind: 'wrong', problems };
}

/** Checks one page, given the checked answers of the pages before it. */
export function checkPage(
  page: FormPage,
  before: Answers,
  answers: Answers,
  today: string,
  slots: SlotRules = noSlots,
): CheckedAnswers {
  const kept: Record<string, Answer> = { ...before };
  const problems = checkInto(kept, page, answers, today, slots);
  return problems.length === 0 ? { kind: 'fine', answers: kept } : { kind: 'wrong', problems };
}

function checkInto(
  kept: Record<string, Answer>,
  page: FormPage,
  answers: Answers,
  today: string,
  slots: SlotRules,
): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  for (const field of page.fields) {
    delete kept[field.fieldId];
    if (field.when !== undefined && !holds(field.when, kept)) continue;
    const context: CheckContext = { today, dayOf: (name) => textOf(kept[name]) };
    const answer = answers[field.fieldId];
    const found =
      field.kind === 'group'
        ? checkGroup(field, answer, context)
        : field.kind === 'slot'
          ? checkChosenSlot(field, answer, slots)
          : checkOne(field, answer, context);
    if (found.kind === 'wrong') problems.push(...found.problems);
    else if (found.answer !== undefined) kept[field.fieldId] = found.answer;
  }
  return problems;
}

type Found =
  | { readonly kind: 'fine'; readonly answer: Answer | undefined }
  | { readonly kind: 'wrong'; readonly problems: readonly AnswerProblem[] };

const textOf = (answer: Answer | undefined): string | null => (typeof answer === 'string' ? answer : null);

function checkOne(field: SingleField, answer: Answer | undefined, context: CheckContext): Found {
  const path = [field.fieldId];
  if (isEmpty(answer)) {
    if (field.optional) return { kind: 'fine', answer: undefined };
    const why =
      field.kind === 'declaration' ? 'not-agreed' : field.kind === 'signature' ? 'not-signed' : 'missing';
    return { kind: 'wrong', problems: [{ path, why, limit: null }] };
  }
  const checked = checkField(field, answer as SingleAnswer, context);
  if (checked.kind === 'fine') return checked;
  return { kind: 'wrong', problems: [{ path, why: checked.why, limit: checked.limit }] };
}

function checkChosenSlot(field: FieldOf<'slot'>, answer: Answer | undefined, slots: SlotRules): Found {
  const path = [field.fieldId];
  if (answer === undefined) {
    if (field.optional) return { kind: 'fine', answer: undefined };
    return { kind: 'wrong', problems: [{ path, why: 'missing', limit: null }] };
  }
  if (!isChosenSlot(answer)) return { kind: 'wrong', problems: [{ path, why: 'unexpected', limit: null }] };
  const offered = field.facilities?.includes(answer.facilityId) ?? true;
  const problem = offered ? slots.problem(answer) : { why: 'not-an-option' as const, limit: null };
  return problem === null
    ? { kind: 'fine', answer }
    : { kind: 'wrong', problems: [{ path, why: problem.why, limit: problem.limit }] };
}

/** Nothing was answered: an untouched field, or one that was emptied again. */
function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === false) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer !== 'object' || 'strokes' in answer) return false;
  if ('facilityId' in answer) return false;
  if ('position' in answer) return answer.words.trim() === '';
  return Object.values(answer).every((part) => part.trim() === '');
}

function checkGroup(field: FieldOf<'group'>, answer: Answer | undefined, context: CheckContext): Found {
  const items = groupItems(answer);
  const problem = (why: AnswerProblem['why'], limit: number | null): Found => ({
    kind: 'wrong',
    problems: [{ path: [field.fieldId], why, limit }],
  });
  if (items === null) return problem('unexpected', null);
  if (items.length === 0 && field.optional) return { kind: 'fine', answer: undefined };
  if (items.length < field.fewest) return problem('too-few', field.fewest);
  if (items.length > field.most) return problem('too-many', field.most);
  const problems: AnswerProblem[] = [];
  const kept = items.map((item, at) => {
    const fine: Record<string, SingleAnswer> = {};
    for (const one of field.fields) {
      if (one.when !== undefined && !holds(one.when, fine)) continue;
      const dayOf = (name: string): string | null => textOf(fine[name]) ?? context.dayOf(name);
      const found = checkOne(one, item[one.fieldId], { today: context.today, dayOf });
      if (found.kind === 'fine') {
        if (found.answer !== undefined) fine[one.fieldId] = found.answer as SingleAnswer;
      } else {
        problems.push(
          ...found.problems.map((wrong) => ({ ...wrong, path: [field.fieldId, at, ...wrong.path] })),
        );
      }
    }
    return fine;
  });
  return problems.length === 0 ? { kind: 'fine', answer: kept } : { kind: 'wrong', problems };
}

/** The repetitions of a group; null when the answer is something else. */
export function groupItems(answer: Answer | undefined): readonly GroupItem[] | null {
  if (answer === undefined) return [];
  if (!Array.isArray(answer)) return null;
  const items = answer.filter((one): one is GroupItem => typeof one === 'object');
  return items.length === answer.length ? items : null;
}
