import { List, Map as MapIcon } from 'lucide-react';
import { type ReactElement, useMemo, useState } from 'react';
import { PlaceKind } from '../../../domain/content/index.ts';
import { useContent } from '../../content/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useDraft } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ItemTiles } from './item-tiles.tsx';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';
import { PlacesMap } from './places-map.tsx';

/** The town's places as a list, all or those of a kind. */
export function PlacesScreen(): ReactElement {
  const [draft, type] = useDraft(lookUpDraft);
  const { say, ofTown, language } = useTexts();
  const { places, map } = useContent();
  const [onMap, setOnMap] = useState(false);
  const { placeKind } = draft;
  const names = new Intl.Collator(language);
  const choose = (kind: string | null): void => type({ placeKind: kind });
  const kinds = PlaceKind.options.filter((kind) => places.some((place) => place.kind === kind));
  const shown = useMemo(
    () => places.filter((place) => placeKind === null || place.kind === placeKind),
    [places, placeKind],
  );
  return (
    <ScreenFrame
      part="place"
      title={say('lookUp.kind.place')}
      tools={
        kinds.length > 1 && (
          <div className={style.filter}>
            <Filter chosen={placeKind === null} testId="places-all" onPress={() => choose(null)}>
              {say('lookUp.list.allPlaces')}
            </Filter>
            {kinds.map((kind) => (
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
        )
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
          <ItemTiles
            key={placeKind}
            items={[...shown]
              .sort((one, other) => names.compare(ofTown(one.name).text, ofTown(other.name).text))
              .map((is) => ({ kind: 'place', is }))}
          />
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
