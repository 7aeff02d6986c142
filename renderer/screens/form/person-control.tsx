import type { ReactElement } from 'react';
import type { PersonAnswer } from '../../../domain/form/index.ts';
import { languageOf } from '../../../domain/text/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entries } from '../../keyboard/index.ts';
import type { ControlProps } from './control-props.ts';

const LONGEST = 100;

/** A name in its parts, in the order in which the language says them. */
export function PersonControl({ answer, onChange, onEnter, invalid }: ControlProps): ReactElement {
  const { say, language } = useTexts();
  const person = { given: '', family: '', ...(answer as PersonAnswer | undefined) };
  const line = (name: 'given' | 'family') => ({
    name,
    label: say(`form.person.${name}`),
    value: person[name],
    use: 'text' as const,
    longest: LONGEST,
    optional: name === 'given',
  });
  const familyFirst = languageOf(language).familyNameFirst;
  return (
    <Entries
      lines={familyFirst ? [line('family'), line('given')] : [line('given'), line('family')]}
      onChange={(name, value) => {
        const next = { ...person, [name]: value };
        onChange(next.given === '' && next.family === '' ? undefined : next);
      }}
      onEnter={onEnter}
      invalid={invalid}
    />
  );
}
