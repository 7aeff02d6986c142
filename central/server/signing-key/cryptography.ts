import { createHash, verify } from 'node:crypto';
import type { Cryptography } from '../../../domain/release/index.ts';
import { publicKeyOf } from '../ledger/index.ts';

/** The cryptography that the domain's rules work with, by Node. */
export const cryptography: Cryptography = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  isSigned: (text, signature, publicKey) => {
    try {
      return verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  },
};
