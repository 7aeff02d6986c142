import { z } from 'zod';
import { PersonalRecord, Sha256 } from '../personal/index.ts';
import { TransactionEvent, TransactionId } from '../transaction/index.ts';
import { KioskEvent } from './kiosk-event.ts';

/** What an entry tells of. */
export const JournalBody = z.discriminatedUnion('subject', [
  z.object({ subject: z.literal('transaction'), transactionId: TransactionId, event: TransactionEvent }),
  z.object({ subject: z.literal('kiosk'), event: KioskEvent }),
]);
export type JournalBody = z.infer<typeof JournalBody>;

/** The hash before the first entry of an epoch. */
export const NO_PREVIOUS_HASH = '0'.repeat(64);

/** One entry of a kiosk's journal. Order is by `seq` alone; clocks are only information. */
export const JournalEntry = z.object({
  kioskId: z.uuid(),
  /** Grows by one when a kiosk starts a new journal (a replaced disk); seq begins at 1 in each. */
  epoch: z.int().min(1),
  seq: z.int().min(1),
  /** The hash of the entry before. */
  prev: Sha256,
  /** The wall clock, ISO 8601 in UTC. May be wrong; never used for order. */
  at: z.iso.datetime(),
  /** Milliseconds since the process started, by a clock that never jumps. */
  monotonicMs: z.int().min(0),
  /** Which start of the kiosk wrote it. */
  bootId: z.uuid(),
  body: JournalBody,
  /** SHA-256 over the canonical JSON (RFC 8785) of all the fields above. */
  hash: Sha256,
  /** Ed25519 by the kiosk's key over `hash`, base64; on entries that finish something, null on others. */
  signature: z.base64().length(88).nullable(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** An entry on its way to central, with the personal records it refers to, as far as they are not erased. */
export const DeliveredEntry = z.object({ entry: JournalEntry, personal: z.array(PersonalRecord).max(4) });
export type DeliveredEntry = z.infer<typeof DeliveredEntry>;

/** What an entry needs to have its place in the chain, whatever it tells of. */
export type Sealed = Pick<JournalEntry, 'kioskId' | 'epoch' | 'seq' | 'prev' | 'hash' | 'signature'>;

/** An entry whose place in the chain can be read, and what it tells of cannot: it is kept, so that those after it are taken. */
export const UnreadableEntry = z.object({
  entry: z.looseObject(
    JournalEntry.pick({ kioskId: true, epoch: true, seq: true, prev: true, hash: true, signature: true })
      .shape,
  ),
  personal: z.array(z.unknown()).max(4),
  unreadable: z.literal(true).default(true),
});
export type UnreadableEntry = z.infer<typeof UnreadableEntry>;

/** What comes in a delivery. */
export type Delivered = DeliveredEntry | UnreadableEntry;

/** Whether what an entry tells of can be read. */
export const isReadable = (delivered: Delivered): delivered is DeliveredEntry => !('unreadable' in delivered);

/** Where a chain ends. */
export type JournalHead = { readonly epoch: number; readonly seq: number; readonly hash: Sha256 };

/** The part of an entry that its hash is taken over. */
export function hashedPartOfEntry<Entry extends Sealed>(entry: Entry): Omit<Entry, 'hash' | 'signature'> {
  const { hash: _hash, signature: _signature, ...hashed } = entry;
  return hashed;
}

/** Entries after which the head is signed: a transaction is finished, or money has found its place. */
export function isSigned(body: JournalBody): boolean {
  if (body.subject === 'kiosk') return body.event.kind === 'journal-opened';
  switch (body.event.kind) {
    case 'completed':
    case 'abandoned':
    case 'delivered':
    case 'reversed':
    case 'clerk-needed':
      return true;
    default:
      return false;
  }
}
