import { createHash, timingSafeEqual, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { httpbis } from 'http-message-signatures';
import { sql } from 'kysely';
import { parseDictionary } from 'structured-headers';
import { GREATEST_SKEW_MS, SIGNED_COMPONENTS } from '../../../domain/wire/index.ts';
import type { Central } from '../central.ts';
import type { Database } from '../database/index.ts';
import { publicKeyOf } from '../ledger/index.ts';
import { type ClaimedSignature, readSignature } from './read-signature.ts';

/** The parts of a request that a signature covers; the body is covered through its Content-Digest. */
export type SignedRequest = {
  readonly method: string;
  /** The target as it came, path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
};

export type Verified =
  | { readonly kind: 'verified'; readonly keyId: string }
  /** `why` is for the log alone: the one who asks learns nothing. */
  | {
      readonly kind: 'refused';
      readonly why: 'not-signed' | 'skewed' | 'unknown-key' | 'wrong-signature' | 'replayed';
    };

/** Verifies a request's signature by the key that belongs to its key id, and that it has not been seen before. */
export async function verifySignature(
  central: Central,
  request: SignedRequest,
  keyOf: (claimed: ClaimedSignature) => Promise<string | null>,
): Promise<Verified> {
  const claimed = readSignature(request.headers['signature-input']);
  if (!claimed) return { kind: 'refused', why: 'not-signed' };
  const now = central.now();
  if (Math.abs(now.getTime() - claimed.createdMs) > GREATEST_SKEW_MS)
    return { kind: 'refused', why: 'skewed' };
  const publicKey = await keyOf(claimed);
  if (publicKey === null) return { kind: 'refused', why: 'unknown-key' };
  if (!(await fits(request, claimed, publicKey))) return { kind: 'refused', why: 'wrong-signature' };
  const first = await rememberNonce(central.db, publicKey, claimed, now);
  return first ? { kind: 'verified', keyId: claimed.keyId } : { kind: 'refused', why: 'replayed' };
}

async function fits(request: SignedRequest, claimed: ClaimedSignature, publicKey: string): Promise<boolean> {
  try {
    const key = publicKeyOf(publicKey);
    const headers: Record<string, string | string[]> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers[name] = value;
    const result = await httpbis.verifyMessage(
      {
        requiredFields: [...SIGNED_COMPONENTS],
        requiredParams: ['created', 'nonce', 'keyid', 'alg'],
        // The skew is checked against central's own clock; the library knows only the machine's.
        notAfter: Math.ceil(claimed.createdMs / 1000),
        keyLookup: async () => ({
          id: claimed.keyId,
          algs: ['ed25519'],
          verify: async (data, signature) => verify(null, data, key, signature),
        }),
      },
      // The host is not signed: any stands for it.
      { method: request.method, url: new URL(request.url, 'http://central'), headers },
    );
    return result === true;
  } catch {
    return false;
  }
}

/**
 * Whether this nonce comes for the first time, whichever server process asks. Its commit is not waited for on disk: after
 * a power loss the last fraction of a second may be repeated, and every request bears repetition. It is remembered before the
 * body is read, and not in the transaction of what the body asks for: a captured request could then make central read its 8 MB
 * again and again, as long as each ends badly or has not ended. Deliveries would be no faster for it (docs/performance.md).
 */
async function rememberNonce(
  db: Database,
  publicKey: string,
  { nonce, createdMs }: ClaimedSignature,
  now: Date,
): Promise<boolean> {
  const expiresAt = new Date(Math.max(createdMs, now.getTime()) + 2 * GREATEST_SKEW_MS);
  const { rows } = await sql`
    with quick as materialized (select set_config('synchronous_commit', 'off', true))
    insert into seen_nonces (key_id, nonce, expires_at)
    select ${publicKey}, ${nonce}, ${expiresAt}::timestamptz from quick
    on conflict do nothing returning 1
  `.execute(db);
  return rows.length === 1;
}

/** Whether a body is the one that the request's Content-Digest (RFC 9530) names. */
export function fitsContentDigest(body: Buffer, header: string | string[] | undefined): boolean {
  if (typeof header !== 'string') return false;
  try {
    const digest = parseDictionary(header).get('sha-256')?.[0];
    if (!(digest instanceof ArrayBuffer)) return false;
    const ours = createHash('sha256').update(body).digest();
    return digest.byteLength === ours.length && timingSafeEqual(ours, Buffer.from(digest));
  } catch {
    return false;
  }
}
