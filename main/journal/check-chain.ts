import {
  emptyHead,
  fitsReference,
  followsHead,
  JournalEntry,
  type JournalHead,
  type VerifySignature,
} from '../../domain/journal/index.ts';
import { PersonalRecord, type PersonalReference } from '../../domain/personal/index.ts';
import type { JournalDatabase } from './database.ts';
import { digest } from './digest.ts';

/** Whether the chain holds: its head, or the first entry at which it does not. */
export type ChainCheck =
  | { readonly kind: 'sound'; readonly head: JournalHead }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: string };

/** Reads the whole journal and checks every hash, link, signature and personal record that is not erased. */
export function checkChain(
  database: JournalDatabase,
  kioskId: string,
  epoch: number,
  verify: VerifySignature,
): ChainCheck {
  let head = emptyHead(epoch);
  for (const row of database.prepare('SELECT seq, content FROM entries ORDER BY seq').iterate()) {
    const { seq, content } = row as { seq: number; content: string };
    const read = readEntry(content);
    if (!read) return { kind: 'broken', seq, why: 'the entry cannot be read' };
    if (read.kioskId !== kioskId) return { kind: 'broken', seq, why: 'the entry is of another kiosk' };
    const verdict = followsHead(head, read, digest, verify);
    if (verdict.kind !== 'follows')
      return { kind: 'broken', seq, why: `the chain does not hold: ${verdict.kind}` };
    if (!personalFits(database, read)) return { kind: 'broken', seq, why: 'a personal record was changed' };
    head = { epoch, seq: read.seq, hash: read.hash };
  }
  return { kind: 'sound', head };
}

function readEntry(content: string): JournalEntry | null {
  try {
    const read = JournalEntry.safeParse(JSON.parse(content));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: the caller reports the entry as unreadable.
    return null;
  }
}

function personalFits(database: JournalDatabase, entry: JournalEntry): boolean {
  const references = referencesIn(entry);
  const rows = database
    .prepare('SELECT content FROM personal WHERE seq = ? AND content IS NOT NULL')
    .all(entry.seq);
  return rows.every((row) => {
    const record = PersonalRecord.safeParse(JSON.parse((row as { content: string }).content));
    return record.success && references.some((reference) => fitsReference(record.data, reference, digest));
  });
}

/** The personal records that an entry refers to. */
export function referencesIn(entry: JournalEntry): readonly PersonalReference[] {
  if (entry.body.subject !== 'transaction') return [];
  const { event } = entry.body;
  switch (event.kind) {
    case 'details-given':
      return [event.details];
    case 'receipt-made':
      return [event.receipt];
    case 'receipt-chosen':
      return event.address ? [event.address] : [];
    default:
      return [];
  }
}
