import type { ReactElement } from 'react';
import type { AddressAnswer } from '../../../domain/form/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entries } from '../../keyboard/index.ts';
import type { ControlParts } from './answer-control.tsx';

const LONGEST = 120;
const PARTS = ['street', 'houseNumber', 'postcode', 'place'] as const;

/** An address in its parts. */
export function AddressControl({ answer, onChange, onEnter, invalid }: ControlParts): ReactElement {
  const { say } = useTexts();
  const address = {
    street: '',
    houseNumber: '',
    postcode: '',
    place: '',
    ...(answer as AddressAnswer | undefined),
  };
  return (
    <Entries
      lines={PARTS.map((name) => ({
        name,
        label: say(`form.address.${name}`),
        value: address[name],
        use:
          name === 'houseNumber' || name === 'postcode'
            ? ('number-and-letters' as const)
            : ('words' as const),
        longest: LONGEST,
      }))}
      onChange={(name, value) => {
        const next = { ...address, [name]: value };
        onChange(Object.values(next).every((part) => part === '') ? undefined : next);
      }}
      onEnter={onEnter}
      invalid={invalid}
    />
  );
}
