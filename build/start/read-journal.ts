import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEntry } from '../../domain/journal/index.ts';
import { deviceKey, readIdentity } from '../../main/identity/index.ts';
import { openJournal } from '../../main/journal/index.ts';

/** Reads the whole journal of a kiosk that is not running, after checking its chain. */
export function readKioskJournal(kioskFolder: string): readonly JournalEntry[] {
  const known = readIdentity(join(kioskFolder, 'identity.json'));
  if (known.kind !== 'enrolled') throw new Error('the kiosk is not enrolled');
  const key = deviceKey(join(kioskFolder, 'device.key'));
  const { kioskId, epoch } = known.identity;
  const opened = openJournal({
    path: join(kioskFolder, 'journal.db'),
    key: readFileSync(join(kioskFolder, 'journal.key'), 'utf8').trim(),
    kioskId,
    epoch,
    begun: true,
    verify: key.verify,
    maker: { kioskId, bootId: kioskId, now: () => new Date(), monotonicMs: () => 0, sign: key.sign },
  });
  if (opened.kind === 'broken') throw new Error(opened.why);
  const { journal } = opened;
  try {
    journal.setDelivered(0);
    return journal.undelivered(100_000).map(({ entry }) => entry);
  } finally {
    journal.close();
  }
}
