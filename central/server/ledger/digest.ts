import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Digest, VerifySignature } from '../../../domain/journal/index.ts';
import { sha256 } from '../hash/index.ts';

/** SHA-256 over the canonical JSON form of a value (RFC 8785), in lower-case hexadecimal. */
export const digest: Digest = (value) => {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error('a value without a JSON form has no digest');
  return sha256(canonical);
};

/** The key object of a raw Ed25519 public key (32 bytes in base64). */
export function publicKeyOf(raw: string): KeyObject {
  const x = Buffer.from(raw, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

type Signed = { readonly hash: string; readonly signature: string | null };

/**
 * Checks the signatures that a kiosk puts under the hashes (as hexadecimal text) of many entries, in Node's own threads, beside whatever this one does. The verifier that it gives knows these
 * signatures and no others: what it was not asked for fits nothing.
 */
export async function verifyTogether(
  publicKey: string,
  entries: readonly Signed[],
): Promise<VerifySignature> {
  const key = publicKeyOf(publicKey);
  const good = new Set<string>();
  await Promise.all(
    entries.map(async ({ hash, signature }) => {
      if (signature === null || !(await fits(key, hash, signature))) return;
      good.add(pair(hash, signature));
    }),
  );
  return (hash, signature) => good.has(pair(hash, signature));
}

const pair = (hash: string, signature: string): string => `${hash} ${signature}`;

const fits = (key: KeyObject, hash: string, signature: string): Promise<boolean> =>
  new Promise((resolve) => {
    verify(null, Buffer.from(hash), key, Buffer.from(signature, 'base64'), (error, isGood) =>
      resolve(error === null && isGood),
    );
  });
