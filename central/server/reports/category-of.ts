import { type FormService, fieldsOfForm } from '../../../domain/form/index.ts';
import type { LocalizedText } from '../../../domain/text/index.ts';

/** A kind of problem that a form knows. */
export type Category = {
  /** The option's value in the form. */
  readonly value: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly detail: LocalizedText | null;
};

/** The kinds of problems that residents report with a form; none when it is no report. */
export function categoriesOf(form: FormService): readonly Category[] {
  const { open311 } = form;
  if (!open311) return [];
  const field = fieldsOfForm(form).find(({ fieldId }) => fieldId === open311.categoryField);
  const options = field?.kind === 'choice' ? field.options : [];
  return options.flatMap(({ value, label, detail }) => {
    const code = open311.codes[value];
    return code === undefined ? [] : [{ value, code, name: label, detail: detail ?? null }];
  });
}
