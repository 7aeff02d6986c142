import { Map as MapIcon, Type } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import type { PlaceAnswer } from '../../../domain/form/index.ts';
import { useContent } from '../../content/index.ts';
import { Button } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import type { ControlProps } from './control-props.ts';
import style from './place.module.css';
import { PlaceMap } from './place-map.tsx';
import { type KnownPlace, suggestedPlaces, withItsNumber } from './suggested-places.ts';
import { Suggestions } from './suggestions.tsx';

const LONGEST = 200;

/** Somewhere in the town: typed, with the town's streets and places to choose from, or pointed at on the map. */
export function PlaceControl({ field, answer, onChange, onEnter, invalid }: ControlProps): ReactElement {
  const { say, ofTown } = useTexts();
  const { map, places, streets } = useContent();
  const [onMap, setOnMap] = useState(false);
  const place = answer as PlaceAnswer | undefined;
  const words = place?.words ?? '';
  const known: KnownPlace[] = [
    ...places.map(({ name, position }) => ({ name: ofTown(name).text, position })),
    ...streets.map((name) => ({ name, position: null })),
  ];
  const type = (text: string): void =>
    // What is typed anew is no longer what was pointed at.
    onChange(text === '' ? undefined : { words: text, position: null });
  const choose = ({ name, position }: KnownPlace): void =>
    onChange({
      words: withItsNumber(words, name),
      position: position && { longitude: position[0], latitude: position[1] },
    });
  const turn = map && (
    <Button icon={onMap ? Type : MapIcon} testId="place-turn" onPress={() => setOnMap(!onMap)}>
      {say(onMap ? 'form.place.type' : 'form.place.map')}
    </Button>
  );
  if (onMap && map) {
    return (
      <div className={style.place}>
        <PlaceMap map={map} place={place} turn={turn} onChange={onChange} />
      </div>
    );
  }
  return (
    <div className={`${style.place} ${style.typed}`}>
      <Entry
        label={ofTown(field.label).text}
        value={words}
        onChange={type}
        onEnter={onEnter}
        invalid={invalid}
        testId={`field-${field.fieldId}`}
        use="words"
        longest={LONGEST}
        direction="auto"
        below={
          <div className={style.row}>
            <Suggestions places={suggestedPlaces(known, words)} onChoose={choose} />
            {turn}
          </div>
        }
      />
    </div>
  );
}
