import { createContext, useContext } from 'react';
import type { ScreenSettings, View } from '../../domain/ipc/index.ts';
import type { KioskBridge } from './bridge.ts';
import type { Drafts, TypeInto } from './drafts.ts';
import type { Act } from './use-act.ts';

/** What every screen can reach. */
export type KioskHere = {
  readonly calls: KioskBridge['calls'];
  readonly settings: ScreenSettings;
  readonly view: View;
  readonly act: Act;
  readonly pending: boolean;
  /** The last action did not reach the kiosk's main process. */
  readonly failed: boolean;
  readonly drafts: Drafts;
  readonly typeInto: TypeInto;
  /** The screen is there to practise: what it says about that, sentence by sentence. */
  readonly practice?: readonly string[];
};

export const KioskContext = createContext<KioskHere | null>(null);

export function useKiosk(): KioskHere {
  const here = useContext(KioskContext);
  if (!here) throw new Error('a screen outside of the kiosk');
  return here;
}
