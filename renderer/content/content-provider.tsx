import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import { Content } from '../../domain/content/index.ts';
import type { CurrentContent, KioskBridge, ScreenSettings } from '../../domain/ipc/index.ts';
import { ContentContext } from './content-context.ts';
import { createSearchShelf } from './search-shelf.ts';

const ASK_AGAIN_MS = 2_000;

type ContentProviderParts = {
  readonly kiosk: KioskBridge;
  readonly settings: ScreenSettings;
  readonly children: ReactNode;
};

/** Asks main for what can be looked up, at the start and whenever main says that there is other content. */
export function ContentProvider({ kiosk, settings, children }: ContentProviderParts): ReactElement {
  const current = useCurrentContent(kiosk);
  const { services, definition } = settings.town;
  const here = useMemo(
    () => ({ current, shelf: createSearchShelf(current.content, services, definition.defaultLanguage) }),
    [current, services, definition],
  );
  return <ContentContext value={here}>{children}</ContentContext>;
}

function useCurrentContent(kiosk: KioskBridge): CurrentContent {
  const [current, setCurrent] = useState<CurrentContent>(() => ({ version: 0, content: Content.parse({}) }));
  useEffect(() => {
    let timer: number | undefined;
    let over = false;
    const ask = (): void => {
      window.clearTimeout(timer);
      kiosk.calls['content.current']({}).then(
        (answer) => {
          if (!over) setCurrent(answer);
        },
        () => {
          if (!over) timer = window.setTimeout(ask, ASK_AGAIN_MS);
        },
      );
    };
    const forget = kiosk.notices['content.changed'](ask);
    ask();
    return () => {
      over = true;
      window.clearTimeout(timer);
      forget();
    };
  }, [kiosk]);
  return current;
}
