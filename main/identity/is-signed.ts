import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IsSigned } from '../../domain/signing/index.ts';

/** Whether a text is signed (Ed25519, RFC 8032) by this key. */
export const isSigned: IsSigned = (text, signature, publicKey) => {
  try {
    return verify(null, Buffer.from(text), keyOf(publicKey), Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};

const keyOf = (publicKey: string): KeyObject =>
  createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') },
  });
