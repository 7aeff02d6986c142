import type { FormService } from '../../../domain/form/index.ts';
import type { LocalizedText } from '../../../domain/text/index.ts';
import { furtherFields } from './further-fields.ts';
import type { Attributes } from './new-report.ts';

/** Answers to further questions as people read them; what the form does not ask is said by its code. `asked` alone: it is left out. */
export function attributesInWords(
  form: FormService | null,
  attributes: Attributes,
  say: (text: LocalizedText) => string,
  which: 'all' | 'asked' = 'all',
): readonly { readonly label: string; readonly value: string }[] {
  const known = new Map((form ? furtherFields(form) : []).map(({ field }) => [field.fieldId, field]));
  const told = Object.entries(attributes).filter(([code]) => which === 'all' || known.has(code));
  return told.map(([code, answer]) => {
    const field = known.get(code);
    const options = field && 'options' in field ? field.options : [];
    const values = (Array.isArray(answer) ? answer : [answer]).map((value) => {
      const option = options.find((one) => one.value === value);
      return option ? say(option.label) : value;
    });
    return { label: field ? say(field.label) : code, value: values.join(', ') };
  });
}
