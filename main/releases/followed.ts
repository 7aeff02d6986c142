import { z } from 'zod';
import { type KeyRotation, keysAfterRotations, PublicKey } from '../../domain/signing/index.ts';
import { cryptography, type Disk, replaceFile, SlotName } from '../../slots/index.ts';
import { readSecret } from '../identity/index.ts';

const KEYS_KEPT = 3;
const MOST_TOLD = 50;

/** What a kiosk remembers of central's word about releases, under one enrolment: another one begins anew. */
export const Followed = z.strictObject({
  kioskId: z.uuid(),
  epoch: z.int().min(1),
  /** Central's keys for rollouts: the last is its key now, pinned at its first word. Empty before that. */
  onlineKeys: z.array(PublicKey).max(KEYS_KEPT),
  /** The highest counter of a rollout that was followed: none below is taken any more. */
  rolloutCounter: z.int().min(0),
  /** The last time that central told. */
  lastServerAt: z.iso.datetime().nullable(),
  /** The slot that the kiosk reported as installed or healthy, and which of the two. */
  told: z.strictObject({ slot: SlotName, kind: z.enum(['installed', 'healthy']) }).nullable(),
  /** The fallbacks that the kiosk reported: each by the release's document and its time. */
  toldBack: z.array(z.string().max(120)).max(MOST_TOLD),
});
export type Followed = z.infer<typeof Followed>;

export type Enrolment = Pick<Followed, 'kioskId' | 'epoch'>;

/** What is remembered under this enrolment. A file that cannot be understood is none: central is asked anew, by a signed route. */
export function readFollowed(file: string, { kioskId, epoch }: Enrolment): Followed {
  const first: Followed = {
    ...{ kioskId, epoch },
    onlineKeys: [],
    rolloutCounter: 0,
    lastServerAt: null,
    told: null,
    toldBack: [],
  };
  const text = readSecret(file);
  if (text === null) return first;
  try {
    const followed = Followed.parse(JSON.parse(text));
    return followed.kioskId === kioskId && followed.epoch === epoch ? followed : first;
  } catch {
    return first;
  }
}

export const writeFollowed = (disk: Disk, file: string, followed: Followed): Promise<void> =>
  replaceFile(disk, file, JSON.stringify(followed));

/**
 * After central has named its key: pinned when none was, moved on when each key has signed the next one. A key that the kiosk does
 * not know changes nothing, and what it signed is refused. With another key the counters begin anew: a thief of the old one
 * may have used them up.
 */
export function afterKey(followed: Followed, publicKey: string, rotations: readonly KeyRotation[]): Followed {
  if (followed.onlineKeys.length === 0) return { ...followed, onlineKeys: [publicKey] };
  const keys = keysAfterRotations(followed.onlineKeys, publicKey, rotations, {
    use: 'rollout',
    isSigned: cryptography.isSigned,
  });
  if (!keys || keys.at(-1) === followed.onlineKeys.at(-1)) return followed;
  return { ...followed, onlineKeys: keys.slice(-KEYS_KEPT), rolloutCounter: 0 };
}

/** Time never runs backwards. */
export const afterTime = (followed: Followed, at: string): Followed =>
  followed.lastServerAt === null || Date.parse(at) > Date.parse(followed.lastServerAt)
    ? { ...followed, lastServerAt: at }
    : followed;

/** Remembers a fallback as told; the oldest leave a list that is full. */
export const afterToldBack = (followed: Followed, back: string): Followed => ({
  ...followed,
  toldBack: [...followed.toldBack, back].slice(-MOST_TOLD),
});
