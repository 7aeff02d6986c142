import { type ReactElement, useState } from 'react';
import type { FieldOf } from '../../../domain/form/index.ts';
import { fromDecimal, toDecimal } from '../../../domain/money/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import type { ControlProps } from './control-props.ts';
import { readNumber, writeNumber } from './number-text.ts';

type NumberProps = Omit<ControlProps, 'field'> & { readonly field: FieldOf<'number'> | FieldOf<'money'> };

/** A number or an amount, typed with the decimal sign of the language. What cannot be read is no number, and is said to be none. */
export function NumberControl({ field, answer, onChange, onEnter, invalid }: NumberProps): ReactElement {
  const { settings } = useKiosk();
  const { ofTown, language } = useTexts();
  const { currency } = settings.town.definition;
  const first = typeof answer === 'number' && !Number.isNaN(answer) ? answer : null;
  const [text, setText] = useState(() => {
    if (first === null) return '';
    return field.kind === 'money'
      ? toDecimal({ amountMinor: first, currency })
      : writeNumber(first, language);
  });
  const read = (typed: string): number =>
    field.kind === 'money' ? (fromDecimal(typed, currency)?.amountMinor ?? Number.NaN) : readNumber(typed);
  const unit = field.kind === 'money' ? currency : field.unit && ofTown(field.unit).text;
  const whole = field.kind === 'number' && field.decimals === 0;
  return (
    <Entry
      label={unit ? `${ofTown(field.label).text} (${unit})` : ofTown(field.label).text}
      value={text}
      onChange={(typed) => {
        const kept = typed.replace(/[^\d.,-]/g, '');
        setText(kept);
        onChange(kept === '' ? undefined : read(kept));
      }}
      onEnter={onEnter}
      use={whole ? 'whole-number' : 'amount'}
      longest={12}
      invalid={invalid}
      testId={`field-${field.fieldId}`}
    />
  );
}
