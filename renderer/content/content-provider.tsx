import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import { type CurrentContent, noContent } from '../../domain/content/index.ts';
import type { KioskBridge, ScreenSettings } from '../../domain/ipc/index.ts';
import { ContentContext } from './content-context.ts';
import { readContent } from './read-content.ts';
import { createSearchShelf } from './search-shelf.ts';

const ASK_AGAIN_MS = 2_000;

type ContentProviderProps = {
  readonly kiosk: KioskBridge;
  readonly settings: ScreenSettings;
  readonly children: ReactNode;
};

/** Asks main for what can be looked up, at the start and whenever main says that there is other content. */
export function ContentProvider({ kiosk, settings, children }: ContentProviderProps): ReactElement {
  const current = useCurrentContent(kiosk);
  const { services, definition } = settings.town;
  const here = useMemo(
    () => ({ current, shelf: createSearchShelf(current.content, services, definition.defaultLanguage) }),
    [current, services, definition],
  );
  return <ContentContext value={here}>{children}</ContentContext>;
}

function useCurrentContent(kiosk: KioskBridge): CurrentContent {
  const [current, setCurrent] = useState<CurrentContent>(() => ({ version: 0, content: noContent() }));
  useEffect(() => {
    let timer: number | undefined;
    /** Only what was asked for last is taken. */
    let asked = 0;
    const ask = (): void => {
      window.clearTimeout(timer);
      asked += 1;
      const mine = asked;
      const isOver = (): boolean => mine !== asked;
      readContent(kiosk, isOver).then(
        (content) => {
          if (content && !isOver()) setCurrent(content);
          else if (!isOver()) timer = window.setTimeout(ask, ASK_AGAIN_MS);
        },
        () => {
          if (!isOver()) timer = window.setTimeout(ask, ASK_AGAIN_MS);
        },
      );
    };
    const forget = kiosk.notices['content.changed'](ask);
    ask();
    return () => {
      asked += 1;
      window.clearTimeout(timer);
      forget();
    };
  }, [kiosk]);
  return current;
}
