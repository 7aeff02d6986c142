import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import {
  type Cryptography,
  type Release,
  type ReleaseKey,
  type ReleaseKeys,
  type Rollout,
  type SignedDocument,
  type SignedRollout,
  signedTextOfRelease,
  signedTextOfReleaseKeys,
  signedTextOfRollout,
} from '../index.ts';

/** The real cryptography, of Node. */
export const cryptography: Cryptography = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  isSigned: (text, signature, publicKey) => {
    try {
      const x = Buffer.from(publicKey, 'base64').toString('base64url');
      const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } });
      return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  },
};

/** A key pair that signs in tests. */
export type TestKey = ReleaseKey & { readonly sign: (text: string) => string };

export function newTestKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    publicKey: raw.toString('base64'),
    keyId: cryptography.hash(raw),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

const HASH = 'ab'.repeat(32);

/** A release with this counter, good in every respect but for what is changed. Its program is the whole package. */
export const releaseWith = (counter: number, change: Partial<Release> = {}): Release => {
  const whole = change.package ?? {
    name: `townhall-kiosk-1.${counter}.0.pack`,
    size: 1_000,
    sha256: HASH,
  };
  const packed = { size: whole.size, sha256: HASH };
  return {
    format: 'townhall-release',
    product: 'townhall-kiosk',
    version: `1.${counter}.0`,
    counter,
    securityFloor: 1,
    minFromCounter: 1,
    journalSchema: { min: 1, max: 1, writes: 1 },
    createdAt: '2026-11-01T00:00:00.000Z',
    expiresAt: '2027-11-01T00:00:00.000Z',
    package: whole,
    files: [
      { path: 'townhall-kiosk', size: 700, sha256: HASH, executable: true, packed },
      {
        path: 'resources/app.asar',
        size: 900,
        sha256: HASH,
        executable: false,
        packed: { size: 0, sha256: HASH },
      },
    ],
    ...change,
  };
};

/** A document with the signatures of these keys. */
const signedBy = (text: string, signedText: string, keys: readonly TestKey[]): SignedDocument => ({
  text,
  signatures: keys.map(({ keyId, sign }) => ({ keyId, signature: sign(signedText) })),
});

export function signRelease(release: unknown, ...keys: readonly TestKey[]): SignedDocument {
  const text = JSON.stringify(release);
  return signedBy(text, signedTextOfRelease(text), keys);
}

/** A list of these keys. */
export const keyList = (version: number, threshold: number, keys: readonly TestKey[]): ReleaseKeys => ({
  format: 'townhall-release-keys',
  version,
  threshold,
  keys: keys.map(({ keyId, publicKey }) => ({ keyId, publicKey })),
  expiresAt: '2036-01-01T00:00:00.000Z',
});

export function signKeys(list: unknown, ...keys: readonly TestKey[]): SignedDocument {
  const text = JSON.stringify(list);
  return signedBy(text, signedTextOfReleaseKeys(text), keys);
}

/** A rollout of a release to all kiosks, but for what is changed. */
export const rolloutOf = (signed: SignedDocument, change: Partial<Rollout> = {}): Rollout => ({
  format: 'townhall-rollout',
  counter: 1,
  releaseSha256: cryptography.hash(Buffer.from(signed.text)),
  version: (JSON.parse(signed.text) as Release).version,
  ring: 'all',
  percent: 100,
  salt: '00'.repeat(16),
  halt: false,
  stepBack: false,
  createdAt: '2026-11-20T00:00:00.000Z',
  expiresAt: '2026-11-27T00:00:00.000Z',
  ...change,
});

export function signRollout(rollout: unknown, key: TestKey): SignedRollout {
  const text = JSON.stringify(rollout);
  return { text, signature: key.sign(signedTextOfRollout(text)) };
}
