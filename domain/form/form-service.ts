import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';
import { Condition, fieldsOf } from './condition.ts';
import { Fee, fieldsOfFee } from './fee.ts';
import { Field } from './field.ts';
import { FieldId } from './field-id.ts';
import { Open311, open311Problems } from './open311.ts';

/** One question, or a few that belong together, on one screen. */
export const FormPage = z.strictObject({
  pageId: FieldId,
  title: LocalizedText,
  lead: LocalizedText.optional(),
  when: Condition.optional(),
  fields: z.array(Field).min(1).max(8),
});
export type FormPage = z.infer<typeof FormPage>;

/** A paper that the resident takes along besides the receipt: a certificate, a tag, a slip. */
export const Certificate = z.strictObject({
  title: LocalizedText,
  /** Begins the number on it; the transaction's reference follows, e.g. `PET-MILL1-42`. */
  numberPrefix: z.string().regex(/^[A-Z]{2,6}$/),
  text: LocalizedText,
  /** The answers that stand on it. */
  fields: z.array(FieldId).max(12),
});
export type Certificate = z.infer<typeof Certificate>;

/** What the town decides about after it was given: an application. Its status can be looked up by reference and family name. */
export const Decision = z.strictObject({
  /** The person whose family name opens the status. */
  person: FieldId,
  /** Asked when it is approved, and paid then as a bill of this kind. */
  onApproval: z
    .strictObject({
      fees: z.array(Fee).min(1).max(20),
      billKind: z.string().regex(/^[a-z][a-z-]{1,29}$/),
      /** Days until it is due. */
      dueInDays: z.int().min(1).max(365),
    })
    .optional(),
});
export type Decision = z.infer<typeof Decision>;

/** What comes of it. */
export const Outcome = z.strictObject({
  /** What happens now, in one or two sentences, on the last screen and on the receipt. */
  message: LocalizedText,
  certificate: Certificate.optional(),
  decision: Decision.optional(),
});

/** A service of questions, a review, perhaps a fee, and an outcome: a file in the town's folder, rendered, checked and priced by one engine. */
export const FormService = z
  .strictObject({
    kind: z.literal('form'),
    serviceId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    icon: z.enum(['bill', 'permit', 'pet', 'calendar', 'report', 'queue', 'message']),
    title: LocalizedText,
    description: LocalizedText,
    pages: z.array(FormPage).min(1).max(20),
    fees: z.array(Fee).max(20).default([]),
    outcome: Outcome,
    /** For a report of a problem: how it is passed on by Open311 GeoReport v2. */
    open311: Open311.optional(),
  })
  .superRefine(checkReferences);
export type FormService = z.infer<typeof FormService>;

/** Every field of a service, in the order in which it is asked. */
export const fieldsOfForm = (form: Pick<FormService, 'pages'>): readonly Field[] =>
  form.pages.flatMap((page) => page.fields);

/** Whether it can cost something: then the terminal has to be reached before anything is typed. */
export const mayCost = (form: Pick<FormService, 'fees'>): boolean => form.fees.length > 0;

/** Whether central has to be reached before anything is typed: for money, and for what only central can hold. */
export const needsCentral = (form: Pick<FormService, 'fees' | 'pages'>): boolean =>
  mayCost(form) || fieldsOfForm(form).some(({ kind }) => kind === 'slot');

type Problem = { readonly path: (string | number)[]; readonly message: string };

type Checkable = {
  pages: FormPage[];
  fees: Fee[];
  outcome: z.infer<typeof Outcome>;
  open311?: Open311 | undefined;
};

/** Conditions ask only about fields that come before them; names are used once; fees, certificates and Open311 name fields that exist. */
function checkReferences(form: Checkable, context: z.RefinementCtx): void {
  for (const { path, message } of problemsOf(form)) context.addIssue({ code: 'custom', path, message });
}

function problemsOf(form: Checkable): Problem[] {
  const problems: Problem[] = [];
  const known = new Set<string>();
  const ask = (fields: readonly string[], path: (string | number)[]): void => {
    for (const field of fields) {
      if (!known.has(field))
        problems.push({ path, message: `a field that is asked before; "${field}" is not` });
    }
  };
  form.pages.forEach((page, pageAt) => {
    const pagePath = ['pages', pageAt];
    if (page.when) ask(fieldsOf(page.when), [...pagePath, 'when']);
    page.fields.forEach((field, fieldAt) => {
      problems.push(...fieldProblems(field, known, [...pagePath, 'fields', fieldAt]));
      known.add(field.fieldId);
    });
  });
  for (const [at, fee] of form.fees.entries()) {
    ask(fieldsOfFee(fee), ['fees', at]);
    const { amount } = fee;
    if (amount.kind !== 'per-slot') continue;
    const slot = fieldsOfForm(form).find(({ fieldId }) => fieldId === amount.field);
    if (slot?.kind !== 'slot')
      problems.push({ path: ['fees', at, 'amount', 'field'], message: 'a field of the kind slot' });
  }
  if (fieldsOfForm(form).filter(({ kind }) => kind === 'slot').length > 1)
    problems.push({ path: ['pages'], message: 'at most one field of the kind slot' });
  ask(form.outcome.certificate?.fields ?? [], ['outcome', 'certificate', 'fields']);
  const { decision } = form.outcome;
  if (decision) {
    const path = ['outcome', 'decision', 'person'];
    const person = form.pages.flatMap(({ fields }) => fields).find((one) => one.fieldId === decision.person);
    if (person?.kind !== 'person') problems.push({ path, message: 'a field of the kind person' });
    for (const [at, fee] of (decision.onApproval?.fees ?? []).entries())
      ask(fieldsOfFee(fee), ['outcome', 'decision', 'onApproval', 'fees', at]);
  }
  problems.push(...open311Problems(form.open311, fieldsOfForm(form)));
  return problems;
}

function fieldProblems(field: Field, known: ReadonlySet<string>, path: (string | number)[]): Problem[] {
  const problems: Problem[] = [];
  const say = (at: string, message: string): void => {
    problems.push({ path: [...path, at], message });
  };
  if (known.has(field.fieldId)) say('fieldId', `a name used once; "${field.fieldId}" is there already`);
  const asked = [
    ...(field.when ? fieldsOf(field.when) : []),
    ...(field.kind === 'date' ? [field.earliest, field.latest] : []).flatMap((limit) =>
      limit && 'field' in limit ? [limit.field] : [],
    ),
  ];
  for (const name of asked) {
    if (!known.has(name)) say('when', `a field that is asked before; "${name}" is not`);
  }
  if (field.kind === 'number' && field.least > field.most) say('most', 'at least as much as least');
  if (field.kind === 'money' && field.leastMinor > field.mostMinor)
    say('mostMinor', 'at least as much as leastMinor');
  if (field.kind === 'text' && field.shortest > field.longest) say('longest', 'at least as long as shortest');
  if (field.kind !== 'group') return problems;
  if (field.fewest > field.most) say('most', 'at least as many as fewest');
  const inside = new Set<string>();
  field.fields.forEach((one, at) => {
    problems.push(...fieldProblems(one, inside, [...path, 'fields', at]));
    inside.add(one.fieldId);
  });
  return problems;
}
