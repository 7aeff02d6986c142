import { useCallback, useEffect, useState } from 'react';
import type { Screen } from '../../domain/ipc/index.ts';
import {
  type DraftOf,
  type Drafts,
  draftIn,
  draftsOnScreen,
  NO_DRAFTS,
  type TypeInto,
  withDraft,
} from './drafts.ts';
import { useKiosk } from './kiosk-context.ts';

/** Keeps the drafts of one session. */
export function useDraftsOfSession(kind: Screen['kind']): {
  readonly drafts: Drafts;
  readonly typeInto: TypeInto;
} {
  const [drafts, setDrafts] = useState(NO_DRAFTS);
  const typeInto = useCallback<TypeInto>(
    (of, change) => setDrafts((before) => withDraft(before, of, change)),
    [],
  );
  useEffect(() => setDrafts((before) => draftsOnScreen(before, kind)), [kind]);
  return { drafts, typeInto };
}

/** A draft, and how something is typed into it. */
export function useDraft<Content extends object>(
  of: DraftOf<Content>,
): readonly [draft: Content, type: (change: Partial<Content>) => void] {
  const { drafts, typeInto } = useKiosk();
  const type = useCallback((change: Partial<Content>) => typeInto(of, change), [of, typeInto]);
  return [draftIn(drafts, of), type];
}
