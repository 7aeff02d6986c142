import type { View } from '../../domain/ipc/index.ts';
import { smallContent } from '../small-content/index.ts';
import { brand, type Sample, settings, townMap } from './catalogue.ts';
import { PSEUDO, pseudoContent } from './pseudo-locale.ts';

/** What main answers to each call of the page, by the call's name. */
export type Answers = Readonly<Record<string, unknown>>;

/** Answers with which the page comes up in the sample's state; each sequence is a visitor's session of its own. */
export function answersOf(sample: Sample, language: string, sequence = 1): Answers {
  const isPseudo = language === PSEUDO;
  const shown = isPseudo ? 'en' : language;
  const view: View = {
    sequence,
    sessionId: `visit-${sequence}`,
    language: shown,
    screen: sample.screen(shown),
    banners: [],
    idleEndsInMs: null,
    headphones: false,
    ...sample.view,
  };
  const { town } = sample;
  const content = town?.content ?? {
    ...smallContent,
    map: townMap,
    brand,
    streets: ['Mill Street', 'Mill Lane', 'Mill Square', 'Market Street'],
  };
  const plain = { view, settings: town?.settings ?? settings, content };
  const said = isPseudo ? pseudoContent(plain) : plain;
  return {
    'app.settings': said.settings,
    'content.current': { version: 1, slices: 1 },
    'content.slice': { kind: 'slice', slice: said.content },
    'session.view': said.view,
    'staff.unlock': { kind: 'refused' },
    'help.call': { kind: 'told' },
  };
}
