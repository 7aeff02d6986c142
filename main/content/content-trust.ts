import { z } from 'zod';
import { type KeyRotation, keysAfterRotations, PublicKey } from '../../domain/signing/index.ts';
import { cryptography, type Disk, replaceFile } from '../../slots/index.ts';
import { readSecret } from '../identity/index.ts';

/** Whose content the kiosk takes: pinned at the first word of central after its enrolment. */
export const ContentTrust = z.strictObject({
  /** The enrolment under which it was pinned: another one begins anew. */
  kioskId: z.uuid(),
  epoch: z.int().min(1),
  /** The last is central's key now; those before have signed what is still on the disk. */
  keys: z.array(PublicKey).min(1).max(3),
  /** The highest version that was shown: none below is taken any more. */
  floor: z.int().min(0),
});
export type ContentTrust = z.infer<typeof ContentTrust>;

type Enrolment = Pick<ContentTrust, 'kioskId' | 'epoch'>;
const KEYS_KEPT = 3;

/** What was pinned under this enrolment; null when nothing was, or it cannot be read: then central is asked anew, by a signed route. */
export function readTrust(file: string, { kioskId, epoch }: Enrolment): ContentTrust | null {
  const text = readSecret(file);
  if (text === null) return null;
  try {
    const trust = ContentTrust.parse(JSON.parse(text));
    return trust.kioskId === kioskId && trust.epoch === epoch ? trust : null;
  } catch {
    return null;
  }
}

export const writeTrust = (disk: Disk, file: string, trust: ContentTrust): Promise<void> =>
  replaceFile(disk, file, JSON.stringify(trust));

/**
 * The trust after central has told its key: pinned when there was none, moved on when every change from the pinned key to
 * this one is signed by the key before it. Null when the kiosk does not know this key.
 */
export function trustAfter(
  trust: ContentTrust | null,
  enrolment: Enrolment,
  publicKey: string,
  rotations: readonly KeyRotation[],
): ContentTrust | null {
  if (!trust) {
    const { kioskId, epoch } = enrolment;
    return { kioskId, epoch, keys: [publicKey], floor: 0 };
  }
  const keys = keysAfterRotations(trust.keys, publicKey, rotations, {
    use: 'content',
    isSigned: cryptography.isSigned,
  });
  return keys && { ...trust, keys: keys.slice(-KEYS_KEPT) };
}
