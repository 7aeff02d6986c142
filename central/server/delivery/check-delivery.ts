import {
  type Delivered,
  type DeliveredEntry,
  type Digest,
  fitsReference,
  followsHead,
  isReadable,
  isSigned,
  type JournalBody,
  type JournalHead,
  type Sealed,
  type VerifySignature,
} from '../../../domain/journal/index.ts';
import type { PersonalReference } from '../../../domain/personal/index.ts';

/** What is already in the ledger: the hash of the entry with this seq in the kiosk's present epoch. */
export type KnownHashes = ReadonlyMap<number, string>;

export type CheckedDelivery =
  | { readonly kind: 'fits'; readonly fresh: readonly Delivered[]; readonly head: JournalHead }
  | { readonly kind: 'gap' }
  | { readonly kind: 'fork'; readonly entry: Sealed }
  | { readonly kind: 'broken'; readonly entry: Sealed; readonly why: string };

/**
 * Whether a delivery continues the ledger: entries that are there already are passed over, the others must follow one
 * another from the head on, each with its hash, its signature and its personal records. Of an entry that cannot be read the
 * place in the chain is checked all the same.
 */
export function checkDelivery(
  kioskId: string,
  head: JournalHead,
  known: KnownHashes,
  delivered: readonly Delivered[],
  digest: Digest,
  verify: VerifySignature,
): CheckedDelivery {
  const fresh: Delivered[] = [];
  const hashes = new Map(known);
  let end = head;
  for (const one of delivered) {
    const { entry } = one;
    if (entry.kioskId !== kioskId) return { kind: 'broken', entry, why: 'the entry of another kiosk' };
    if (entry.epoch === head.epoch && hashes.get(entry.seq) === entry.hash) continue;
    const verdict = followsHead(end, entry, digestOrNone(digest), verify);
    if (verdict.kind === 'gap') return { kind: 'gap' };
    if (verdict.kind === 'fork') return { kind: 'fork', entry };
    if (verdict.kind !== 'follows') return { kind: 'broken', entry, why: verdict.kind };
    if (isReadable(one)) {
      if (isSigned(one.entry.body) && entry.signature === null) {
        return { kind: 'broken', entry, why: 'the signature is missing' };
      }
      if (!personalFits(one, digestOrNone(digest))) {
        return { kind: 'broken', entry, why: 'a personal record does not fit its reference' };
      }
    }
    fresh.push(one);
    end = { epoch: entry.epoch, seq: entry.seq, hash: entry.hash };
    hashes.set(entry.seq, entry.hash);
  }
  return { kind: 'fits', fresh, head: end };
}

/** What has no canonical form (half a character, thousands of brackets) has no digest, and fits none. */
const digestOrNone =
  (digest: Digest): Digest =>
  (value) => {
    try {
      return digest(value);
    } catch {
      return '';
    }
  };

/** Every record that comes along is one that the entry speaks of. One that does not come was erased at the kiosk. */
function personalFits({ entry, personal }: DeliveredEntry, digest: Digest): boolean {
  const references = personalReferences(entry.body);
  const once = new Set(personal.map((record) => record.recordId)).size === personal.length;
  return (
    once &&
    personal.every((record) => references.some((reference) => fitsReference(record, reference, digest)))
  );
}

function personalReferences(body: JournalBody): readonly PersonalReference[] {
  if (body.subject === 'kiosk') return [];
  switch (body.event.kind) {
    case 'details-given':
      return [body.event.details];
    case 'receipt-made':
      return [body.event.receipt];
    case 'receipt-chosen':
      return body.event.address ? [body.event.address] : [];
    default:
      return [];
  }
}
