import type { DeliveredEntry, KioskEvent } from '../../../domain/journal/index.ts';
import type { Alarm } from './raise-alarms.ts';

type Refusal = Extract<KioskEvent, { kind: 'content-refused' }>['why'];

/** What kiosks say of content that they could not take or keep. */
export function contentAlarms(fresh: readonly DeliveredEntry[]): readonly Alarm[] {
  return fresh.flatMap(({ entry: { epoch, seq, body } }): Alarm[] => {
    if (body.subject !== 'kiosk') return [];
    const { event } = body;
    if (event.kind === 'content-damaged') {
      const detail = `version ${event.version} was changed on the disk: the one before is shown, and it is fetched again`;
      return [{ kind: 'content-damaged', epoch, seq, detail }];
    }
    if (event.kind !== 'content-refused') return [];
    const version = event.version === null ? '' : `version ${event.version}: `;
    return [{ kind: 'content-refused', epoch, seq, detail: `${version}${WHY[event.why]}` }];
  });
}

const WHY: Readonly<Record<Refusal, string>> = {
  'unknown-key':
    'central signs with a key that the kiosk does not know: put the right key back, or enrol the kiosk again',
  'wrong-signature': 'the signature does not fit: publish the content again',
  'not-understood': 'the kiosk’s program is too old for it',
  'other-town': 'it was made for another town',
  older: 'it is older than what the kiosk has shown: publish the content again',
  expired: 'its time is over: publish the content again',
  'wrong-file': 'a file came other than it was signed; it is tried again',
  unfit: 'it does not fit the town as the kiosk knows it, for example its languages',
  'no-room': 'the disk is full; it is tried again',
  'disk-failed': 'the disk cannot be read or written; it is tried again',
};
