import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { KioskBridge } from './bridge.ts';

/** How far a call for staff is. `none`: nobody asked, or the answer was read. */
export type HelpState = 'none' | 'calling' | 'told' | 'not-reached';

export type Help = {
  readonly state: HelpState;
  /** Asks staff to come; while a call is under way it does nothing. */
  readonly call: () => void;
  readonly close: () => void;
};

export const HelpContext = createContext<Help | null>(null);

/** The help of the present session: what the Help button and the keypad's help key call. */
export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (!help) throw new Error('help outside of a session');
  return help;
}

/** Holds how far the call of this session is; with the session it is forgotten. */
export function useHelpOfSession(kiosk: KioskBridge): Help {
  const [state, setState] = useState<HelpState>('none');
  const call = useCallback(() => {
    setState('calling');
    kiosk.calls['help.call']({}).then(
      (answer) => setState(answer.kind),
      () => setState('not-reached'),
    );
  }, [kiosk]);
  const close = useCallback(() => setState('none'), []);
  return useMemo(
    () => ({ state, call: state === 'calling' ? () => undefined : call, close }),
    [state, call, close],
  );
}
