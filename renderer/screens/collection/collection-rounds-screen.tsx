import { MapPin } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Tile } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { useCollectionService } from './use-collection-service.ts';

/** More than these are drawn small, so that all of them are in sight. */
const MOST_LARGE = 4;

/** Asks where the resident lives: the streets of each round stand on its tile. */
export function CollectionRoundsScreen({
  screen,
}: {
  readonly screen: ScreenOf<'collection-rounds'>;
}): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const rounds = useCollectionService(screen.serviceId)?.rounds ?? [];
  const list = new Intl.ListFormat(language, { type: 'unit' });
  return (
    <ScreenFrame title={say('collection.rounds.title')} lead={say('collection.rounds.lead')} back="session">
      {rounds.map(({ roundId, title, streets }) => (
        <Tile
          key={roundId}
          small={rounds.length > MOST_LARGE}
          icon={MapPin}
          title={<TownText text={title} />}
          detail={<bdi>{list.format(streets)}</bdi>}
          testId={`round-${roundId}`}
          onPress={() => act(() => calls['collection.choose']({ roundId }))}
        />
      ))}
    </ScreenFrame>
  );
}
