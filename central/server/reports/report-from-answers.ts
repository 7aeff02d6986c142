import {
  type Answer,
  type Answers,
  type FormService,
  fieldsOfForm,
  PersonAnswer,
  PlaceAnswer,
} from '../../../domain/form/index.ts';
import { categoriesOf } from './category-of.ts';
import { furtherFields } from './further-fields.ts';
import type { Contact, NewReport } from './new-report.ts';
import { plainText } from './plain-text.ts';

/** The report that a resident's answers are; null when the form is none. Who the resident is stays out of it. */
export function reportFromAnswers(
  form: FormService,
  answers: Answers,
): Omit<NewReport, 'townId' | 'requestedAt'> | null {
  const { open311 } = form;
  if (!open311) return null;
  const value = text(answers[open311.categoryField]);
  const category = categoriesOf(form).find((one) => one.value === value);
  const place = PlaceAnswer.safeParse(answers[open311.placeField]);
  const further = furtherFields(form).flatMap(({ field }) => {
    const answer = answers[field.fieldId];
    return answer === undefined ? [] : [[field.fieldId, asAttribute(answer)] as const];
  });
  return {
    serviceId: form.serviceId,
    // What was checked by older rules is kept also when the town does not know its category any more.
    serviceCode: category?.code ?? (value || 'UNKNOWN'),
    serviceName: category?.name ?? form.title,
    description:
      open311.descriptionField === undefined ? '' : plainText(text(answers[open311.descriptionField])),
    address: place.success ? plainText(place.data.words) : null,
    position: place.success ? place.data.position : null,
    attributes: Object.fromEntries(further),
  };
}

/** Who can be asked, by a resident's answers; null when no one was named. */
export function contactFromAnswers(form: FormService, answers: Answers): Contact | null {
  const contact = Object.assign({}, ...(form.open311?.contactFields ?? []).map(one)) as Contact;
  return Object.keys(contact).length > 0 ? contact : null;

  function one(fieldId: string): Contact {
    const kind = fieldsOfForm(form).find((field) => field.fieldId === fieldId)?.kind;
    const answer = answers[fieldId];
    if (answer === undefined) return {};
    if (kind === 'email') return { email: text(answer) };
    if (kind === 'phone') return { phone: text(answer) };
    const person = PersonAnswer.safeParse(answer);
    return person.success ? { firstName: person.data.given, lastName: person.data.family } : {};
  }
}

const text = (answer: Answer | undefined): string => (typeof answer === 'string' ? answer : '');

const asAttribute = (answer: Answer): string | string[] =>
  Array.isArray(answer) ? answer.map(String) : plainText(String(answer));
