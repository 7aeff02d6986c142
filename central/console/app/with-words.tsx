import type { ReactNode } from 'react';
import { readTitles } from '../../wire/index.ts';
import { ReadingView, useAnswer } from '../api/index.ts';
import { TownWordsContext, townWords } from '../words/index.ts';

/** A new kiosk and an imported town are seldom; the next page load has them anyway. */
const LOOK_EVERY_MS = 5 * 60_000;

/** Shows the console as soon as it is known how the town says its times, services and kiosks. */
export function WithWords({ children }: { readonly children: ReactNode }) {
  const reading = useAnswer(readTitles, {}, { lookEveryMs: LOOK_EVERY_MS });
  return (
    <ReadingView reading={reading}>
      {(titles) => <TownWordsContext value={townWords(titles)}>{children}</TownWordsContext>}
    </ReadingView>
  );
}
