import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Cryptography } from '../domain/release/index.ts';

/** Ed25519 (RFC 8032) and SHA-256 of Node. */
export const cryptography: Cryptography = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  isSigned: (text, signature, publicKey) => {
    try {
      return verify(null, Buffer.from(text), keyOf(publicKey), Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  },
};

const keyOf = (publicKey: string): KeyObject =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') },
  });
