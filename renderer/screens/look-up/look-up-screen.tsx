import type { ReactElement } from 'react';
import { findItem } from '../../../domain/content/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useContent } from '../../content/index.ts';
import { ScreenFrame, useDraft } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { EventsScreen } from './events-screen.tsx';
import { ItemScreen } from './item-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { lookUpDraft } from './look-up-draft.ts';
import { PlacesScreen } from './places-screen.tsx';
import { QuestionsScreen } from './questions-screen.tsx';
import { SearchScreen } from './search-screen.tsx';
import { TakeScreen } from './take-screen.tsx';

/** Something that is looked up: the search, a list or one thing. */
export function LookUpScreen({ screen }: { readonly screen: ScreenOf<'look-up'> }): ReactElement {
  const [draft] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const content = useContent();
  const { kind, id } = screen.path;
  if (kind === 'search') return <SearchScreen />;
  if (id !== null) {
    const item = findItem(content, kind, id);
    if (!item) return <ScreenFrame part="gone" title={say('lookUp.item.gone')} back="session" />;
    const taking = draft.taking !== null || screen.taken?.outcome === 'working';
    return taking ? <TakeScreen item={item} screen={screen} /> : <ItemScreen item={item} />;
  }
  switch (kind) {
    case 'event':
      return <EventsScreen />;
    case 'place':
      return <PlacesScreen />;
    case 'question':
      return <QuestionsScreen />;
    default:
      return <ListScreen kind={kind} />;
  }
}
