import { FormService } from '../../../domain/form/index.ts';
import { inLanguage, type LocalizedText } from '../../../domain/text/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import { asked, type Category, categoriesOf, type Further, furtherFields } from '../reports/index.ts';
import type { Value } from './document.ts';

/** A kind of problem with the form that it belongs to. */
export type OfferedService = { readonly form: FormService; readonly category: Category };

/** What can be reported in a town, by its code. */
export async function offeredServices(
  { db }: Central,
  townId: string,
): Promise<ReadonlyMap<string, OfferedService>> {
  const rows = await db
    .selectFrom('services')
    .select('definition')
    .where('town_id', '=', townId)
    .orderBy('service_id')
    .execute();
  const forms = rows.map((row) => FormService.parse(row.definition));
  const offered = new Map<string, OfferedService>();
  for (const form of forms) {
    for (const category of categoriesOf(form)) {
      // The first form that has a code keeps it.
      if (!offered.has(category.code)) offered.set(category.code, { form, category });
    }
  }
  return offered;
}

/** A further question of a kind of problem; one that depends on answers not known yet need not be answered. */
export type Question = Further & { readonly required: boolean };

/** The questions that a kind of problem can be asked. */
export function questionsOf({ form, category }: OfferedService): readonly Question[] {
  const given = { [form.open311?.categoryField ?? '']: category.value };
  const never = new Set<string>();
  return furtherFields(form).flatMap((one) => {
    const whether = asked(one.conditions, given, never);
    if (whether === 'no') never.add(one.field.fieldId);
    return whether === 'no' ? [] : [{ ...one, required: whether === 'yes' && !one.field.optional }];
  });
}

/** An entry of the list of services. */
export function describeService(service: OfferedService, town: TownDefinition): Value {
  const { form, category } = service;
  const say = speaker(town);
  return {
    service_code: category.code,
    service_name: say(category.name),
    description: say(category.detail ?? form.description),
    metadata: questionsOf(service).length > 0,
    type: 'realtime',
    keywords: '',
    group: say(form.title),
  };
}

/** The definition of a service: its questions as attributes. */
export function defineService(service: OfferedService, town: TownDefinition): Value {
  const say = speaker(town);
  return {
    service_code: service.category.code,
    attributes: questionsOf(service).map(({ field, required }, at) => ({
      variable: true,
      code: field.fieldId,
      datatype: datatypeOf(field),
      required,
      datatype_description: field.hint ? say(field.hint) : null,
      order: at + 1,
      description: say(field.label),
      ...('options' in field
        ? { values: field.options.map(({ value, label }) => ({ key: value, name: say(label) })) }
        : {}),
    })),
  };
}

/** Says a text in the town's first language. */
export const speaker =
  ({ defaultLanguage }: TownDefinition) =>
  (text: LocalizedText): string =>
    inLanguage(text, defaultLanguage, defaultLanguage).text;

function datatypeOf(field: Question['field']): string {
  switch (field.kind) {
    case 'text':
      return field.lines ? 'text' : 'string';
    case 'number':
      return 'number';
    case 'date':
      return 'datetime';
    case 'choice':
      return 'singlevaluelist';
    case 'choices':
      return 'multivaluelist';
  }
}
