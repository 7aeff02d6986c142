import type { Done, NotNow } from '../../../domain/ipc/index.ts';
import { done, notNow } from '../done.ts';
import type { Flow } from '../flow.ts';
import type { SessionParts } from '../parts.ts';
import type { Place } from '../place.ts';
import type { Visit } from '../visit.ts';

declare module '../place.ts' {
  interface Places {
    attract: { readonly kind: 'attract' };
    language: { readonly kind: 'language'; readonly returnTo: Place | null };
    home: { readonly kind: 'home' };
  }
}

/** From the screen that waits for somebody through the languages to the home screen. */
export type StartFlow = Flow<
  'attract' | 'language' | 'home',
  'session.begin' | 'session.chooseLanguage' | 'session.showLanguages'
>;

type Asked = {
  /** Which services cannot be used now. */
  readonly notNow: () => NotNow;
  /** Whether the resident waits for a device or for central. */
  readonly waits: () => boolean;
};

export function createStartFlow(parts: SessionParts, visit: Visit, asked: Asked): StartFlow {
  function begin(): Done {
    if (visit.place().kind !== 'attract' || parts.outOfOrder()) return notNow;
    visit.go({ kind: 'language', returnTo: null });
    return done;
  }

  function chooseLanguage({ language }: { readonly language: string }): Done {
    const place = visit.place();
    if (place.kind !== 'language' || !parts.town.definition.languages.includes(language)) return notNow;
    visit.speak(language);
    visit.go(place.returnTo ?? { kind: 'home' });
    return done;
  }

  function showLanguages(): Done {
    const place = visit.place();
    if (place.kind === 'attract' || place.kind === 'language' || asked.waits()) return notNow;
    visit.go({ kind: 'language', returnTo: place });
    return done;
  }

  return {
    places: {
      attract: {
        screen: () => ({ kind: 'attract', notice: parts.notice() }),
        before: () => null,
      },
      language: {
        screen: () => ({ kind: 'language' }),
        before: ({ returnTo }) => returnTo ?? 'end',
      },
      home: {
        screen: () => ({ kind: 'home', notNow: asked.notNow() }),
        before: (): Place => ({ kind: 'language', returnTo: null }),
      },
    },
    calls: {
      'session.begin': begin,
      'session.chooseLanguage': chooseLanguage,
      'session.showLanguages': showLanguages,
    },
  };
}
