import type { ReactElement } from 'react';
import type { AddressAnswer } from '../../../domain/form/index.ts';
import { useContent } from '../../content/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entries } from '../../keyboard/index.ts';
import type { ControlProps } from './control-props.ts';
import { houseNumberIn, suggestedPlaces } from './suggested-places.ts';
import { Suggestions } from './suggestions.tsx';

const LONGEST = 120;
/** Of a house number or a postcode: the longest anywhere have ten. */
const LONGEST_CODE = 12;
const PARTS = ['street', 'houseNumber', 'postcode', 'place'] as const;

/** An address in its parts; the town's streets are offered while one is typed. */
export function AddressControl({ answer, onChange, onEnter, invalid }: ControlProps): ReactElement {
  const { say } = useTexts();
  const streets = useContent().streets.map((name) => ({ name, position: null }));
  const address = {
    street: '',
    houseNumber: '',
    postcode: '',
    place: '',
    ...(answer as AddressAnswer | undefined),
  };
  const write = (name: string, value: string): void => {
    const next = { ...address, [name]: value };
    onChange(Object.values(next).every((part) => part === '') ? undefined : next);
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
        longest: name === 'houseNumber' || name === 'postcode' ? LONGEST_CODE : LONGEST,
        optional: name === 'postcode' || name === 'place',
      }))}
      onChange={write}
      onEnter={onEnter}
      invalid={invalid}
      between={({ name, value }, goOn) => (
        <Suggestions
          places={name === 'street' ? suggestedPlaces(streets, value) : []}
          onChoose={(street) => {
            // A house number that was typed before the street has a field of its own.
            const houseNumber = address.houseNumber || houseNumberIn(value);
            onChange({ ...address, street: street.name, houseNumber });
            goOn();
          }}
        />
      )}
    />
  );
}
