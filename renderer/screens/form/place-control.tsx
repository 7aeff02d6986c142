import type { ReactElement } from 'react';
import type { PlaceAnswer } from '../../../domain/form/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import type { ControlParts } from './answer-control.tsx';

const LONGEST = 200;

/** Somewhere in the town, said in words. What is typed anew is no longer what was pointed at. */
export function PlaceControl({ field, answer, onChange, onEnter, invalid }: ControlParts): ReactElement {
  const { ofTown } = useTexts();
  const words = (answer as PlaceAnswer | undefined)?.words ?? '';
  return (
    <Entry
      label={ofTown(field.label).text}
      value={words}
      onChange={(text) => onChange(text === '' ? undefined : { words: text, position: null })}
      onEnter={onEnter}
      invalid={invalid}
      testId={`field-${field.fieldId}`}
      use="words"
      longest={LONGEST}
      direction="auto"
    />
  );
}
