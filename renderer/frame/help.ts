import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { KioskBridge } from './bridge.ts';

/**
 * How far a call for staff is. `none`: nobody asked, or the answer was read. `asking`: whether staff are to be called. `still-coming`: it
 * could not be taken back.
 */
export type HelpState =
  | 'none'
  | 'asking'
  | 'calling'
  | 'told'
  | 'not-reached'
  | 'taken-back'
  | 'still-coming';

export type Help = {
  readonly state: HelpState;
  /** Asks whether staff are to be called; while a call is under way it does nothing. */
  readonly ask: () => void;
  readonly call: () => void;
  /** Staff need not come any more. */
  readonly takeBack: () => void;
  readonly close: () => void;
};

export const HelpContext = createContext<Help | null>(null);

/** The help of the present session: what the Help button and the keypad's help key open. */
export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (!help) throw new Error('help outside of a session');
  return help;
}

/** Holds how far the call of this session is; with the session it is forgotten. */
export function useHelpOfSession(kiosk: KioskBridge): Help {
  const [state, setState] = useState<HelpState>('none');
  const ask = useCallback(() => setState((now) => (now === 'none' ? 'asking' : now)), []);
  const call = useCallback(() => {
    setState('calling');
    kiosk.calls['help.call']({}).then(
      (answer) => setState(answer.kind),
      () => setState('not-reached'),
    );
  }, [kiosk]);
  const takeBack = useCallback(() => {
    kiosk.calls['help.takeBack']({}).then(
      ({ kind }) => setState(kind === 'taken-back' ? kind : 'still-coming'),
      () => setState('still-coming'),
    );
  }, [kiosk]);
  const close = useCallback(() => setState('none'), []);
  return useMemo(() => ({ state, ask, call, takeBack, close }), [state, ask, call, takeBack, close]);
}
