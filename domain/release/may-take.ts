import type { PublicKey } from '../signing/index.ts';
import { isInPercentage } from './percentage.ts';
import type { Refusal } from './refusal.ts';
import type { Release } from './release.ts';
import type { ReleaseKeys } from './release-keys.ts';
import { type Ring, Rollout, ringReaches, type SignedRollout, signedTextOfRollout } from './rollout.ts';
import { type Cryptography, parseDocument, type SignedDocument, verifyRelease } from './signed-release.ts';
import { type ClockFacts, trustedTime } from './trusted-time.ts';

export type Decision =
  /** `sha256` is that of the release document; after a step back the counter of what runs is higher. */
  | { readonly kind: 'take'; readonly release: Release; readonly sha256: string; readonly rollout: Rollout }
  /** It runs already. */
  | { readonly kind: 'current'; readonly rollout: Rollout }
  | { readonly kind: 'refused'; readonly why: Refusal; readonly rollout: Rollout | null };

/** What central offers: two documents, signed by two kinds of key. */
export type Offer = { readonly release: SignedDocument; readonly rollout: SignedRollout };

/** What a kiosk knows of itself when it decides. */
export type KioskFacts = {
  readonly kioskId: string;
  readonly ring: Ring;
  readonly keys: ReleaseKeys;
  /** Central's key for rollouts. */
  readonly onlineKey: PublicKey;
  /** What runs: the hash of its release document, and its counter. */
  readonly installed: { readonly sha256: string; readonly counter: number };
  /** The highest security floor of all releases that were healthy here. */
  readonly floor: number;
  /** The highest counter of a rollout that was followed here; 0 before the first. */
  readonly rolloutCounter: number;
  /** The highest version of the journal that a release may have written here, and the highest that what runs can read. */
  readonly journal: { readonly written: number; readonly reads: number };
  /** Releases that failed here, by the hash of their documents. */
  readonly quarantined: readonly string[];
  readonly clock: ClockFacts;
};

/**
 * Whether a kiosk may take the release that central offers. Signatures first. Nothing in the rollout, which the online key
 * signs, adds a release: it names one that the release keys have signed, or none.
 */
export function mayTake(offer: Offer, kiosk: KioskFacts, cryptography: Cryptography): Decision {
  const verified = verifyRelease(offer.release, kiosk.keys, cryptography);
  if (verified.kind === 'refused') return refused(verified.why, null);
  const { release, sha256 } = verified;
  const { text, signature } = offer.rollout;
  if (!cryptography.isSigned(signedTextOfRollout(text), signature, kiosk.onlineKey))
    return refused('rollout-wrong-signature', null);
  const rollout = parseDocument(Rollout, text);
  if (!rollout) return refused('rollout-not-understood', null);
  if (rollout.releaseSha256 !== sha256 || rollout.version !== release.version)
    return refused('rollout-of-another', rollout);
  const why = whyNot(release, rollout, kiosk, cryptography);
  if (why) return refused(why, rollout);
  if (sha256 === kiosk.installed.sha256) return { kind: 'current', rollout };
  const unfit = whyUnfit(release, sha256, rollout, kiosk);
  return unfit ? refused(unfit, rollout) : { kind: 'take', release, sha256, rollout };
}

/** What stands against following the rollout now. */
function whyNot(
  release: Release,
  rollout: Rollout,
  { kioskId, ring, keys, rolloutCounter, clock }: KioskFacts,
  { hash }: Cryptography,
): Refusal | null {
  if (rollout.counter < rolloutCounter) return 'rollout-older';
  const now = trustedTime(clock);
  if (!clock.lastServerAt || isAfter(rollout.createdAt, now)) return 'clock-not-trusted';
  if (!isAfter(keys.expiresAt, now)) return 'keys-expired';
  if (!isAfter(rollout.expiresAt, now)) return 'rollout-expired';
  if (!isAfter(release.expiresAt, now)) return 'expired';
  if (rollout.halt) return 'halted';
  if (!ringReaches(rollout.ring, ring)) return 'not-in-ring';
  return isInPercentage(rollout.percent, rollout.salt, kioskId, hash) ? null : 'not-in-percentage';
}

/** What stands against this release on this kiosk. */
function whyUnfit(
  release: Release,
  sha256: string,
  { stepBack }: Rollout,
  { installed, floor, journal, quarantined }: KioskFacts,
): Refusal | null {
  if (quarantined.includes(sha256)) return 'quarantined';
  if (release.counter < floor) return 'below-floor';
  if (release.counter <= installed.counter && !stepBack) return 'older';
  if (installed.counter < release.minFromCounter) return 'too-far-behind';
  const { min, max, writes } = release.journalSchema;
  if (journal.written > max) return 'journal-too-new';
  if (journal.written < min) return 'journal-too-old';
  return writes > journal.reads ? 'journal-one-way' : null;
}

const isAfter = (at: string, now: Date): boolean => Date.parse(at) > now.getTime();

const refused = (why: Refusal, rollout: Rollout | null): Decision => ({ kind: 'refused', why, rollout });
