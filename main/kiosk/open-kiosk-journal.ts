import { writeIdentity } from '../identity/index.ts';
import { type Journal, openJournal as openJournalFile } from '../journal/index.ts';
import type { KioskParts } from './parts.ts';

/** Opens this kiosk's journal and writes its first entry of this start; null, with the trouble set, when it cannot be used. */
export function openKioskJournal(parts: KioskParts): Journal | null {
  const { identity, key, troubles, openJournal = openJournalFile } = parts;
  const { kioskId, epoch } = identity;
  const opened = openJournal({
    path: parts.journalFile,
    key: parts.journalKey,
    kioskId,
    epoch,
    begun: identity.journalBegun,
    verify: key.verify,
    maker: { kioskId, bootId: parts.bootId, now: parts.now, monotonicMs: parts.monotonicMs, sign: key.sign },
  });
  if (opened.kind === 'broken') {
    parts.log('journal-broken', { why: opened.why });
    troubles.set(
      'journal',
      `The journal cannot be used: ${opened.why}. Call IT; payments are off until it is sorted out.`,
    );
    return null;
  }
  const { journal } = opened;
  const first = journal.append({
    subject: 'kiosk',
    event: { kind: 'journal-opened', version: parts.version },
  });
  if (first.kind === 'not-kept') {
    troubles.set('journal', `The journal takes no entries: ${first.why}.`);
  } else if (!identity.journalBegun) {
    writeIdentity(parts.identityFile, { ...identity, journalBegun: true });
  }
  return journal;
}
