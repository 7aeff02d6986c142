import type { ReactElement } from 'react';
import { dayOfLimit, groupItems } from '../../../domain/form/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { AddressControl } from './address-control.tsx';
import { Calendar } from './calendar.tsx';
import { ChoiceControl, ChoicesControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { DeclarationControl } from './declaration-control.tsx';
import { GroupControl } from './group-control.tsx';
import { NumberControl } from './number-control.tsx';
import { PersonControl } from './person-control.tsx';
import { PlaceControl } from './place-control.tsx';
import { SignatureControl } from './signature-control.tsx';
import { SlotControl } from './slot-control.tsx';

const LONGEST_EMAIL = 254;
const LONGEST_PHONE = 24;

/** What a question is answered with, by its kind. */
export function AnswerControl(props: ControlProps): ReactElement {
  const { field, answer, onChange, onEnter, invalid } = props;
  const { ofTown } = useTexts();
  const words = typeof answer === 'string' ? answer : '';
  const take = (text: string): void => onChange(text === '' ? undefined : text);
  const entry = {
    label: ofTown(field.label).text,
    value: words,
    onChange: take,
    onEnter,
    invalid,
    testId: `field-${field.fieldId}`,
  };
  switch (field.kind) {
    case 'text': {
      const use = field.of === 'digits' ? 'number' : field.of === 'plate' ? 'number-and-letters' : 'words';
      return <Entry {...entry} use={use} longest={field.longest} direction="auto" long={field.lines} />;
    }
    case 'phone':
      return <Entry {...entry} use="phone" longest={LONGEST_PHONE} />;
    case 'email':
      return <Entry {...entry} use="email" longest={LONGEST_EMAIL} />;
    case 'number':
    case 'money':
      return <NumberControl {...props} field={field} />;
    case 'date': {
      const dayOf = (name: string): string | null => {
        const day = props.before[name];
        return typeof day === 'string' ? day : null;
      };
      const context = { today: props.today, dayOf };
      return (
        <Calendar
          label={entry.label}
          value={words === '' ? null : words}
          today={props.today}
          earliest={dayOfLimit(field.earliest, context)}
          latest={dayOfLimit(field.latest, context)}
          onChange={onChange}
        />
      );
    }
    case 'choice':
      return <ChoiceControl field={field} value={words} onChange={onChange} />;
    case 'choices': {
      const chosen = Array.isArray(answer) ? answer.filter((one) => typeof one === 'string') : [];
      return <ChoicesControl field={field} chosen={chosen} onChange={onChange} />;
    }
    case 'person':
      return <PersonControl {...props} />;
    case 'address':
      return <AddressControl {...props} />;
    case 'declaration':
      return <DeclarationControl field={field} agreed={answer === true} onChange={onChange} />;
    case 'signature':
      return <SignatureControl {...props} />;
    case 'place':
      return <PlaceControl {...props} />;
    case 'slot':
      return <SlotControl {...props} field={field} />;
    case 'group':
      return (
        <GroupControl
          field={field}
          items={groupItems(answer) ?? []}
          onChange={onChange}
          onItem={props.onItem}
        />
      );
  }
}
