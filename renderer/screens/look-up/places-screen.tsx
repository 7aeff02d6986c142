import { List, Map as MapIcon } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { type Place, PlaceKind } from '../../../domain/content/index.ts';
import { useContent, useTownTime } from '../../content/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemTiles } from './item-tiles.tsx';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';
import { PlacesMap } from './places-map.tsx';
import { OPEN_NOW, placesShown } from './places-shown.ts';

/** The town's places, the nearest first: all, those of a kind, or those that are open now. */
export function PlacesScreen(): ReactElement {
  const [draft, type] = useDraft(lookUpDraft);
  const { say, ofTown, language } = useTexts();
  const { settings } = useKiosk();
  const { places, map, holidays } = useContent();
  const now = useTownTime(settings.town.definition.timeZone);
  const { standsAt } = settings;
  const [onMap, setOnMap] = useState(false);
  const { placeKind } = draft;
  const choose = (kind: string | null): void => type({ placeKind: kind });
  const kinds = PlaceKind.options.filter((kind) => places.some((place) => place.kind === kind));
  const shown = useMemo(() => {
    const names = new Intl.Collator(language);
    const nameOf = (place: Place): string => ofTown(place.name).text;
    const byName = (one: Place, other: Place): number => names.compare(nameOf(one), nameOf(other));
    return placesShown(places, placeKind, { now, holidays, standsAt, byName });
  }, [places, placeKind, now, holidays, standsAt, language, ofTown]);
  return (
    <ScreenFrame
      part="place"
      title={say('lookUp.kind.place')}
      tools={
        <div className={style.filter}>
          <Filter chosen={placeKind === null} testId="places-all" onPress={() => choose(null)}>
            {say('lookUp.list.allPlaces')}
          </Filter>
          <Filter chosen={placeKind === OPEN_NOW} testId="places-open-now" onPress={() => choose(OPEN_NOW)}>
            {say('lookUp.hours.open')}
          </Filter>
          {kinds.length > 1 &&
            kinds.map((kind) => (
              <Filter
                key={kind}
                chosen={placeKind === kind}
                testId={`places-${kind}`}
                onPress={() => choose(kind)}
              >
                {say(`lookUp.placeKind.${kind}`)}
              </Filter>
            ))}
        </div>
      }
      back="session"
      place="fill"
      action={
        map && (
          <Button
            look="primary"
            wide
            icon={onMap ? List : MapIcon}
            testId="places-turn"
            onPress={() => setOnMap(!onMap)}
          >
            {say(onMap ? 'map.list' : 'map.show')}
          </Button>
        )
      }
    >
      {onMap ? (
        <PlacesMap places={shown} />
      ) : (
        <div className={style.scroll}>
          <ItemTiles key={placeKind} items={shown.map((is) => ({ kind: 'place', is }))} />
        </div>
      )}
    </ScreenFrame>
  );
}

type FilterProps = {
  readonly chosen: boolean;
  readonly testId: string;
  readonly onPress: () => void;
  readonly children: string;
};

function Filter({ chosen, testId, onPress, children }: FilterProps): ReactElement {
  return (
    <span className={chosen ? style.chosen : undefined}>
      <Button testId={testId} pressed={chosen} onPress={onPress}>
        {children}
      </Button>
    </span>
  );
}
