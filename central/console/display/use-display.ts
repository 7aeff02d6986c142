import { useEffect, useState } from 'react';
import { isSpoken, type LanguageTag } from '../../../domain/text/index.ts';
import type { DisplayState } from '../../wire/index.ts';
import { follow, type OpenEvents, type Place } from './follow.ts';
import type { Tongues } from './spoken.tsx';

/** What is shown: the last that central said, when that was, and whether it still says something. */
export type Shown = {
  readonly state: DisplayState | null;
  readonly heardAt: Date | null;
  readonly lost: boolean;
};

/** A page that does not understand central any more was replaced by a newer one, which is loaded after so long. */
const LOAD_AGAIN_MS = 20_000;
const TURN_MS = 8_000;

/** Follows a town for as long as the page shows. */
export function useDisplay({ townId, token }: Place, open: OpenEvents): Shown {
  const [shown, setShown] = useState<Shown>({ state: null, heardAt: null, lost: false });
  useEffect(() => {
    let reload = 0;
    const stop = follow({ townId, token }, open, (heard) => {
      if (heard.kind === 'state') setShown({ state: heard.state, heardAt: new Date(), lost: false });
      else setShown((before) => ({ ...before, lost: true }));
      if (heard.kind === 'outdated' && reload === 0)
        reload = window.setTimeout(() => window.location.reload(), LOAD_AGAIN_MS);
    });
    return () => {
      window.clearTimeout(reload);
      stop();
    };
  }, [townId, token, open]);
  return shown;
}

/** The town's language, and its other ones in turn. */
export function useTongues(first: LanguageTag, languages: readonly LanguageTag[]): Tongues {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => window.clearInterval(timer);
  }, []);
  const others = languages.filter((one) => one !== first && isSpoken(one));
  return { first, second: others[turn % Math.max(1, others.length)] ?? null };
}
