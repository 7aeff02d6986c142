import type { ReactElement } from 'react';
import style from './place.module.css';
import type { KnownPlace } from './suggested-places.ts';

type SuggestionProps = {
  readonly places: readonly KnownPlace[];
  readonly onChoose: (place: KnownPlace) => void;
};

/** What is probably being typed, to touch. Its room stays, so that the keys do not move. */
export function Suggestions({ places, onChoose }: SuggestionProps): ReactElement {
  return (
    <div className={style.suggestions} aria-live="polite">
      {places.map((place) => (
        <button
          key={place.name}
          type="button"
          className={style.suggestion}
          data-testid={`suggested-${place.name}`}
          onClick={() => onChoose(place)}
        >
          {place.name}
        </button>
      ))}
    </div>
  );
}
