import { z } from 'zod';
import { type IsSigned, PublicKey, Signature } from './signature.ts';

/** Central's word, signed by the key until then, that another key signs from now on. */
export const KeyRotation = z.strictObject({ from: PublicKey, to: PublicKey, signature: Signature });
export type KeyRotation = z.infer<typeof KeyRotation>;

/** What the key signs: a word for one use never stands for another. */
export type KeyUse = 'content' | 'rollout';

/** What the key until now signs to name the next one. */
export const signedTextOfRotation = (use: KeyUse, { from, to }: Omit<KeyRotation, 'signature'>): string =>
  `townhall-${use}-key\n${from}\n${to}`;

/**
 * The pinned keys after central has named its key: moved on when every change from the last pinned key to this one is signed
 * by the key before it. Null when the kiosk does not know this key.
 */
export function keysAfterRotations(
  pinned: readonly PublicKey[],
  publicKey: PublicKey,
  rotations: readonly KeyRotation[],
  { use, isSigned }: { readonly use: KeyUse; readonly isSigned: IsSigned },
): readonly PublicKey[] | null {
  const keys = [...pinned];
  // Each step uses up one change, so that a ring of them ends.
  for (let steps = 0; steps <= rotations.length; steps += 1) {
    const known = keys.at(-1) ?? '';
    if (known === publicKey) return keys;
    const next = rotations.find(({ from }) => from === known);
    if (!next || !isSigned(signedTextOfRotation(use, next), next.signature, known)) return null;
    keys.push(next.to);
  }
  return null;
}
