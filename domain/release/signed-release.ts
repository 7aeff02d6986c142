import { z } from 'zod';
import { FileHash } from '../content/index.ts';
import { type HashBytes, hashOfText, type IsSigned, PublicKey, Signature } from '../signing/index.ts';
import { LARGEST_RELEASE_CHARACTERS, PRODUCT, Release } from './release.ts';

const MOST_SIGNATURES = 10;

/** SHA-256 of a raw public key, in lower-case hexadecimal. */
export const KeyId = FileHash;

/** A signature file: `release.sig.json` or the one beside `release-keys.json`. */
export const SignatureFile = z.strictObject({
  signatures: z.array(z.strictObject({ keyId: KeyId, signature: Signature })).max(MOST_SIGNATURES),
});
export type SignatureFile = z.infer<typeof SignatureFile>;

/** A document of the release keys as it travels: its text letter for letter, and its signatures. */
export const SignedDocument = SignatureFile.extend({
  text: z.string().min(1).max(LARGEST_RELEASE_CHARACTERS),
});
export type SignedDocument = z.infer<typeof SignedDocument>;

/** A key that may sign releases. */
export const ReleaseKey = z.strictObject({ keyId: KeyId, publicKey: PublicKey });
export type ReleaseKey = z.infer<typeof ReleaseKey>;

/** Whose signatures count, and how many of them are needed. */
export type Signers = { readonly threshold: number; readonly keys: readonly ReleaseKey[] };

/** How signatures and hashes are computed. Passed in, so that the domain stays pure. */
export type Cryptography = { readonly isSigned: IsSigned; readonly hash: HashBytes };

/** What is signed for a release: the first line keeps the signature from standing for anything else. */
export const signedTextOfRelease = (text: string): string => `townhall-release-v1\n${text}`;

/** How many of the signers have signed a text: each key once, however often it signed and whatever it calls itself. */
export function countSigners(
  signedText: string,
  signatures: SignatureFile['signatures'],
  keys: readonly ReleaseKey[],
  isSigned: IsSigned,
): number {
  const signed = keys.filter(({ keyId, publicKey }) =>
    signatures.some((one) => one.keyId === keyId && isSigned(signedText, one.signature, publicKey)),
  );
  return new Set(signed.map(({ publicKey }) => publicKey)).size;
}

/** Why a release document is not believed, here or at central. */
export type ReleaseFault = 'wrong-signature' | 'too-few-signatures' | 'not-understood' | 'other-product';

export type VerifiedRelease =
  | { readonly kind: 'good'; readonly release: Release; readonly sha256: string }
  | { readonly kind: 'refused'; readonly why: ReleaseFault };

/**
 * Verifies a release document: the signatures before anything of it is read. Expiry, floor and the like are not looked at:
 * whether a kiosk may take it, `mayTake` says; a program that is installed may start however old it is. For a slot on the disk,
 * pass all keys that were ever trusted here: a key that is revoked later must not leave a kiosk without a program.
 */
export function verifyRelease(
  { text, signatures }: SignedDocument,
  { threshold, keys }: Signers,
  { isSigned, hash }: Cryptography,
): VerifiedRelease {
  const count = countSigners(signedTextOfRelease(text), signatures, keys, isSigned);
  if (count === 0) return refused('wrong-signature');
  if (count < threshold) return refused('too-few-signatures');
  const release = parseDocument(Release, text);
  if (!release) return refused('not-understood');
  if (release.product !== PRODUCT) return refused('other-product');
  return { kind: 'good', release, sha256: hashOfText(text, hash) };
}

/** A document's content; null when it is no JSON or not of this shape. */
export function parseDocument<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const refused = (why: ReleaseFault): VerifiedRelease => ({ kind: 'refused', why });
