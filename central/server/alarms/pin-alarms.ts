import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Alarm } from './raise-alarms.ts';

/** What kiosks say of wrong staff PINs. */
export const pinAlarms = (fresh: readonly DeliveredEntry[]): readonly Alarm[] =>
  fresh.flatMap(({ entry: { epoch, seq, body } }): Alarm[] => {
    const isLocked =
      body.subject === 'kiosk' && body.event.kind === 'staff-pin' && body.event.outcome === 'locked';
    const detail = 'five wrong staff PINs at its screen: it takes none for some minutes';
    return isLocked ? [{ kind: 'staff-pin-locked', epoch, seq, detail }] : [];
  });
