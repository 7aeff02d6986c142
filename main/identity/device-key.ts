import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { keyFingerprint } from '../../domain/signing/index.ts';
import { readSecret, writeSecret } from './secret-file.ts';

/** The kiosk's own Ed25519 key (RFC 8032): made on the machine, never leaves it. */
export type DeviceKey = {
  readonly privateKey: KeyObject;
  /** The raw public key, 32 bytes in base64. */
  readonly publicKey: string;
  /** Signs a text, base64. */
  readonly sign: (text: string) => string;
  readonly verify: (text: string, signature: string) => boolean;
};

/** How people compare the key with what central has. */
export const fingerprintOf = ({ publicKey }: Pick<DeviceKey, 'publicKey'>): string =>
  keyFingerprint(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex'));

/** Reads the key from its 0600 file, or makes it when there is none yet. Throws when the file holds something else. */
export function deviceKey(path: string): DeviceKey {
  const kept = readSecret(path);
  if (kept !== null) return fromPrivateKey(createPrivateKey(kept));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeSecret(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return fromPrivateKey(privateKey);
}

function fromPrivateKey(privateKey: KeyObject): DeviceKey {
  const publicKey = createPublicKey(privateKey);
  // The last 32 bytes of the SubjectPublicKeyInfo of Ed25519 are the key itself (RFC 8410, clause 4).
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    privateKey,
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}
