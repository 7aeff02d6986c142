import type { ReactElement, ReactNode } from 'react';
import {
  type TownMap as MapContent,
  metresBetween,
  nearestStreet,
  type Position,
} from '../../../domain/content/index.ts';
import type { PlaceAnswer } from '../../../domain/form/index.ts';
import { useContent } from '../../content/index.ts';
import { useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { TownMap } from '../../map/index.ts';
import style from './place.module.css';

/** Near enough to a place to be called by its name. */
const CLOSE_METRES = 60;

type PlaceMapProps = {
  readonly map: MapContent;
  readonly place: PlaceAnswer | undefined;
  /** Leads back to typing. */
  readonly turn: ReactNode;
  readonly onChange: (place: PlaceAnswer) => void;
};

/** The map to point at; what was pointed at is said in words, by the nearest street and place. */
export function PlaceMap({ map, place, turn, onChange }: PlaceMapProps): ReactElement {
  const { settings } = useKiosk();
  const { say, ofTown } = useTexts();
  const { places } = useContent();
  const at: Position | null = place?.position ? [place.position.longitude, place.position.latitude] : null;
  const point = (position: Position): void => {
    const street = nearestStreet(map.features, position)?.name ?? '';
    const [near] = places
      .map(({ name, position: there }) => ({ name, metres: metresBetween(position, there) }))
      .filter(({ metres }) => metres <= CLOSE_METRES)
      .sort((one, other) => one.metres - other.metres);
    const words = near ? say('form.place.near', { street, place: ofTown(near.name).text }) : street;
    onChange({
      words: words || position.map((degrees) => degrees.toFixed(5)).join(', '),
      position: { longitude: position[0], latitude: position[1] },
    });
  };
  return (
    <>
      <div className={style.row}>
        <p className={style.said} role="status" data-testid="place-words">
          {at ? place?.words : say('form.place.point')}
        </p>
        {turn}
      </div>
      <div className={style.map}>
        <TownMap map={map} here={settings.standsAt} pin={at} onPoint={point} label={say('map.label')} />
      </div>
    </>
  );
}
