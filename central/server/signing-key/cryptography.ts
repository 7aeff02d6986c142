import { verify } from 'node:crypto';
import type { Cryptography } from '../../../domain/release/index.ts';
import { sha256 } from '../hash/index.ts';
import { publicKeyOf } from '../ledger/index.ts';

/** The cryptography that the domain's rules work with, by Node. */
export const cryptography: Cryptography = {
  hash: sha256,
  isSigned: (text, signature, publicKey) => {
    try {
      return verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  },
};
