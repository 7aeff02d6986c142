import {
  hashedPartOfRecord,
  type PersonalRecord,
  type PersonalReference,
  type Sha256,
} from '../personal/index.ts';
import { hashedPartOfEntry, type JournalHead, NO_PREVIOUS_HASH, type Sealed } from './entry.ts';

/** SHA-256 over the canonical JSON (RFC 8785) of a value. Passed in, so that the domain stays pure. */
export type Digest = (value: unknown) => Sha256;

/** Whether an Ed25519 signature (base64) of the kiosk's key fits the hash. */
export type VerifySignature = (hash: Sha256, signature: string) => boolean;

/** The head before the first entry of an epoch. */
export const emptyHead = (epoch: number): JournalHead => ({ epoch, seq: 0, hash: NO_PREVIOUS_HASH });

export type ChainVerdict =
  | { readonly kind: 'follows' }
  /** The entry is later than the next one expected: some are missing between. */
  | { readonly kind: 'gap'; readonly expectedSeq: number }
  /** Its `prev` is not the head's hash: two histories. */
  | { readonly kind: 'fork' }
  /** Its content does not fit its hash. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'bad-signature' };

/** Whether an entry is the next one after a head. */
export function followsHead(
  head: JournalHead,
  entry: Sealed,
  digest: Digest,
  verify: VerifySignature,
): ChainVerdict {
  if (digest(hashedPartOfEntry(entry)) !== entry.hash) return { kind: 'changed' };
  if (entry.signature !== null && !verify(entry.hash, entry.signature)) return { kind: 'bad-signature' };
  if (entry.epoch !== head.epoch || entry.seq > head.seq + 1)
    return { kind: 'gap', expectedSeq: head.seq + 1 };
  if (entry.seq !== head.seq + 1 || entry.prev !== head.hash) return { kind: 'fork' };
  return { kind: 'follows' };
}

/** Whether a personal record is the one that a reference in the chain speaks of. */
export function fitsReference(record: PersonalRecord, reference: PersonalReference, digest: Digest): boolean {
  return record.recordId === reference.recordId && digest(hashedPartOfRecord(record)) === reference.hash;
}
