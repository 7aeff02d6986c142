import { createContext, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { type AccessSettings, dressForAccess, NORMAL_ACCESS } from './access-settings.ts';

/** The visitor's settings of the screen, and whether they are being changed. */
export type Access = {
  readonly settings: AccessSettings;
  readonly change: (part: Partial<AccessSettings>) => void;
  readonly open: boolean;
  readonly show: (open: boolean) => void;
};

export const AccessContext = createContext<Access | null>(null);

/** One session's settings; they begin as normal with each. */
export function useAccessOfSession(): Access {
  const [settings, setSettings] = useState(NORMAL_ACCESS);
  const [open, show] = useState(false);
  useLayoutEffect(() => dressForAccess(document.documentElement, settings), [settings]);
  const change = useCallback(
    (part: Partial<AccessSettings>) => setSettings((before) => ({ ...before, ...part })),
    [],
  );
  return useMemo(() => ({ settings, change, open, show }), [settings, change, open]);
}

export function useAccess(): Access {
  const access = useContext(AccessContext);
  if (!access) throw new Error('a screen outside of a session');
  return access;
}
