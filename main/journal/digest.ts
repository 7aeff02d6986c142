import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Digest } from '../../domain/journal/index.ts';

/** SHA-256 over the canonical JSON form of a value (RFC 8785), in lower-case hexadecimal. */
export const digest: Digest = (value) => {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new Error('a value without a JSON form has no digest');
  return createHash('sha256').update(canonical).digest('hex');
};
