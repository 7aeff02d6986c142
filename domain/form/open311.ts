import { z } from 'zod';
import type { Field } from './field.ts';
import { FieldId } from './field-id.ts';

/** A service's code as other programs name it (Open311 GeoReport v2, `service_code`). */
export const ServiceCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'a code such as POTHOLE');
export type ServiceCode = z.infer<typeof ServiceCode>;

/** How the answers of a form become a service request of Open311 GeoReport v2. The fields named here are the form's own. */
export const Open311 = z.strictObject({
  /** A choice: what kind of problem it is. */
  categoryField: FieldId,
  /** Where it is. */
  placeField: FieldId,
  /** What the resident says about it. */
  descriptionField: FieldId.optional(),
  /** Who can be asked: never in an answer to anybody but the town's own people. */
  contactFields: z.array(FieldId).max(5).default([]),
  /** The code of each of the category's options; each code once. */
  codes: z.record(z.string(), ServiceCode),
});
export type Open311 = z.infer<typeof Open311>;

type Problem = { readonly path: (string | number)[]; readonly message: string };
type Kinds = readonly Field['kind'][];

const CONTACT: Kinds = ['person', 'email', 'phone'];

/** What is wrong with how a form is made a service request: names that do not exist, kinds that do not fit, codes that are missing. */
export function open311Problems(open311: Open311 | undefined, fields: readonly Field[]): Problem[] {
  if (!open311) return [];
  const problems: Problem[] = [];
  const say = (message: string, ...path: (string | number)[]): void => {
    problems.push({ path: ['open311', ...path], message });
  };
  const find = (fieldId: string, kinds: Kinds, ...path: (string | number)[]): Field | null => {
    const field = fields.find((one) => one.fieldId === fieldId);
    if (field && kinds.includes(field.kind)) return field;
    say(`a field of the kind ${kinds.join(' or ')}; "${fieldId}" is ${field ? field.kind : 'none'}`, ...path);
    return null;
  };
  const category = find(open311.categoryField, ['choice'], 'categoryField');
  if (category && (category.optional || category.when)) say('a field that is always asked', 'categoryField');
  const place = find(open311.placeField, ['place'], 'placeField');
  if (place?.optional) say('a field that has to be answered', 'placeField');
  if (open311.descriptionField !== undefined) find(open311.descriptionField, ['text'], 'descriptionField');
  for (const [at, name] of open311.contactFields.entries()) find(name, CONTACT, 'contactFields', at);
  const options = category?.kind === 'choice' ? category.options.map(({ value }) => value) : [];
  for (const value of options) {
    if (!(value in open311.codes)) say(`a code for every option; "${value}" has none`, 'codes');
  }
  if (category) {
    for (const value of Object.keys(open311.codes)) {
      if (!options.includes(value)) say('only options of the category', 'codes', value);
    }
  }
  const codes = Object.values(open311.codes);
  if (new Set(codes).size < codes.length) say('each code once', 'codes');
  return problems;
}
