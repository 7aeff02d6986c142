import { useEffect, useState } from 'react';
import type { ScreenSettings } from '../../domain/ipc/index.ts';
import { regionalTag } from '../../domain/text/index.ts';
import { shownLanguage, wordsOf } from '../i18n/index.ts';
import type { Late } from '../late/index.ts';
import { screensOf } from '../screens/index.ts';
import type { ShownView } from './use-view.ts';

/** `isBroken`: what the newest view takes could not be loaded. */
export type Ready = { readonly shown: ShownView | null; readonly isBroken: boolean };

/** How loading the parts of a kind of screen in a language went. */
type Loaded = { readonly kind: string; readonly language: string; readonly isBroken: boolean };

/**
 * The newest view whose screen and words are there. What is not is loaded, and the view before it stays until then: no screen is half
 * there or half translated.
 */
export function useReady(newest: ShownView | null, settings: ScreenSettings | null): Ready {
  const [last, setLast] = useState<ShownView | null>(null);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const isReady =
    newest !== null && settings !== null && partsOf(newest, settings).every((part) => part.now() !== null);
  if (isReady && last !== newest) setLast(newest);
  useEffect(() => {
    if (newest === null || settings === null || isReady) return;
    let over = false;
    const { language, screen } = newest.view;
    const settle = (isBroken: boolean) => (): void => {
      if (!over) setLoaded({ kind: screen.kind, language, isBroken });
    };
    Promise.all(partsOf(newest, settings).map((part) => part.load())).then(settle(false), settle(true));
    return () => {
      over = true;
    };
  }, [newest, settings, isReady]);
  return {
    shown: isReady ? newest : last,
    isBroken:
      !isReady &&
      loaded?.isBroken === true &&
      loaded.kind === newest?.view.screen.kind &&
      loaded.language === newest.view.language,
  };
}

function partsOf({ view }: ShownView, settings: ScreenSettings): readonly Late<unknown>[] {
  const { defaultLanguage, regions } = settings.town.definition;
  const language = shownLanguage(view.language, defaultLanguage);
  return [wordsOf(regionalTag(language, regions)), screensOf(view.screen.kind)];
}
