import { z } from 'zod';
import { type HashBytes, keyIdOf } from '../signing/index.ts';
import {
  type Cryptography,
  countSigners,
  parseDocument,
  ReleaseKey,
  type SignedDocument,
} from './signed-release.ts';

const MOST_KEYS = 10;

/** The keys whose signatures make a release (TUF's root role, reduced). Revoked is a key that is not in the list. */
export const ReleaseKeys = z
  .strictObject({
    format: z.literal('townhall-release-keys'),
    /** Grows by one with every change. */
    version: z.int().min(1),
    /** How many of the keys have to sign. */
    threshold: z.int().min(1).max(MOST_KEYS),
    keys: z.array(ReleaseKey).min(1).max(MOST_KEYS),
    expiresAt: z.iso.datetime(),
  })
  .refine(({ threshold, keys }) => threshold <= keys.length, {
    path: ['threshold'],
    message: 'at most the number of keys',
  })
  .refine(({ keys }) => new Set(keys.map(({ publicKey }) => publicKey)).size === keys.length, {
    path: ['keys'],
    message: 'each key once',
  });
export type ReleaseKeys = z.infer<typeof ReleaseKeys>;

/** What is signed for a list of release keys. */
export const signedTextOfReleaseKeys = (text: string): string => `townhall-release-keys-v1\n${text}`;

export type KeysFault =
  | 'wrong-signature'
  | 'too-few-signatures'
  | 'not-understood'
  /** A key's id is not the hash of the key. */
  | 'wrong-key-id'
  /** Not the version after the one that is trusted. */
  | 'not-the-next'
  | 'expired';

export type ReadKeys =
  | { readonly kind: 'good'; readonly keys: ReleaseKeys }
  | { readonly kind: 'refused'; readonly why: KeysFault };

/** The first list that a kiosk or a central trusts: it comes with the program, and has to be signed by a threshold of its own keys. */
export function readFirstKeys(signed: SignedDocument, cryptography: Cryptography): ReadKeys {
  const read = parseKeys(signed.text, cryptography.hash);
  return read.kind === 'good' ? signedBy(signed, read.keys, read.keys, cryptography) : read;
}

/** The list after `trusted`: its version is the next one, and a threshold of the trusted keys and of its own has signed it. */
export function readNextKeys(
  trusted: ReleaseKeys,
  signed: SignedDocument,
  cryptography: Cryptography,
): ReadKeys {
  // The signatures of those who are trusted come first: until then nothing of the text is read.
  const before = signedBy(signed, trusted, trusted, cryptography);
  if (before.kind === 'refused') return before;
  const read = parseKeys(signed.text, cryptography.hash);
  if (read.kind === 'refused') return read;
  if (read.keys.version !== trusted.version + 1) return refused('not-the-next');
  return signedBy(signed, read.keys, read.keys, cryptography);
}

/**
 * The newest list that follows from the trusted one, step by step, as TUF's clients walk from root to root (5.3). A step that
 * does not follow ends the walk with the list before it. Whether the last one has expired only `mayTake` asks, so that one
 * can walk over lists that have.
 */
export function newestKeys(
  trusted: ReleaseKeys,
  later: readonly SignedDocument[],
  cryptography: Cryptography,
): { readonly keys: ReleaseKeys; readonly refused: KeysFault | null } {
  let keys = trusted;
  for (const signed of later) {
    const read = readNextKeys(keys, signed, cryptography);
    if (read.kind === 'refused') return { keys, refused: read.why };
    keys = read.keys;
  }
  return { keys, refused: null };
}

function signedBy(
  { text, signatures }: SignedDocument,
  signers: ReleaseKeys,
  keys: ReleaseKeys,
  { isSigned }: Cryptography,
): ReadKeys {
  const count = countSigners(signedTextOfReleaseKeys(text), signatures, signers.keys, isSigned);
  if (count === 0) return refused('wrong-signature');
  return count < signers.threshold ? refused('too-few-signatures') : { kind: 'good', keys };
}

function parseKeys(text: string, hash: HashBytes): ReadKeys {
  const keys = parseDocument(ReleaseKeys, text);
  if (!keys) return refused('not-understood');
  const fits = keys.keys.every(({ keyId, publicKey }) => keyIdOf(publicKey, hash) === keyId);
  return fits ? { kind: 'good', keys } : refused('wrong-key-id');
}

const refused = (why: KeysFault): ReadKeys => ({ kind: 'refused', why });
