import type { KioskEvent } from '../../domain/journal/index.ts';
import type { Session } from '../session/index.ts';
import type { Kiosk } from './start-kiosk.ts';

/** What happened before there was a journal to keep it: at most so many events. */
const MOST_EARLY = 50;

/** Whatever kiosk there is. Until one is enrolled and started it has no session, and keeps what is noted for its journal. */
export type KioskHandle = Omit<Kiosk, 'session'> & {
  readonly session: () => Session | null;
  /** From now on this one. */
  readonly become: (kiosk: Kiosk) => void;
};

export function createKioskHandle(): KioskHandle {
  const early: KioskEvent[] = [];
  const ignore = (): void => undefined;
  let kiosk: Kiosk = {
    session: null,
    note: (event) => {
      if (early.length < MOST_EARLY) early.push(event);
    },
    heardKey: ignore,
    heardTyped: ignore,
    changed: ignore,
    standing: () => ({ journal: false, reached: [], unused: true, paymentOpen: true }),
    staffAlarms: () => [],
    keyFingerprint: () => null,
    callForHelp: async () => ({ kind: 'not-reached' }),
    takeBackHelp: async () => ({ kind: 'not-reached' }),
    close: async () => undefined,
  };
  return {
    session: () => kiosk.session,
    note: (event) => kiosk.note(event),
    heardKey: (key, isPressed) => kiosk.heardKey(key, isPressed),
    heardTyped: (typed) => kiosk.heardTyped(typed),
    changed: () => kiosk.changed(),
    standing: () => kiosk.standing(),
    staffAlarms: () => kiosk.staffAlarms(),
    keyFingerprint: () => kiosk.keyFingerprint(),
    callForHelp: () => kiosk.callForHelp(),
    takeBackHelp: () => kiosk.takeBackHelp(),
    close: () => kiosk.close(),
    become: (next) => {
      kiosk = next;
      for (const event of early.splice(0)) next.note(event);
    },
  };
}
