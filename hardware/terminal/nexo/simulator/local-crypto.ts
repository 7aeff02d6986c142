import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { SecurityTrailer } from './envelope.ts';

/** The key which terminal and sale system share: a passphrase with a name and a version. */
export type SharedKey = {
  readonly identifier: string;
  readonly version: number;
  readonly passphrase: string;
};

/** Seals and opens the messages of Adyen's local transport for one shared key. */
export type LocalCrypto = {
  /** Encrypts a message (UTF-8 text) into a base64 blob and the trailer that lets the other side check it. */
  seal(plaintext: string, nonce: Buffer): { readonly blob: string; readonly trailer: SecurityTrailer };
  /** Returns the message, or null when the trailer names another key or the message was not made with this one. */
  open(blob: string, trailer: SecurityTrailer): string | null;
};

/** Makes the crypto of one shared key. The key derivation runs once, here (about 10 ms). */
export function createLocalCrypto(key: SharedKey): LocalCrypto {
  const { hmacKey, cipherKey, iv } = deriveKeys(key.passphrase);
  return {
    seal(plaintext, nonce) {
      const cipher = createCipheriv('aes-256-cbc', cipherKey, xor(iv, nonce));
      const encrypted = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      const trailer = {
        AdyenCryptoVersion: CRYPTO_VERSION,
        KeyIdentifier: key.identifier,
        KeyVersion: key.version,
        Nonce: nonce.toString('base64'),
        Hmac: createHmac('sha256', hmacKey).update(plaintext, 'utf8').digest('base64'),
      };
      return { blob: encrypted.toString('base64'), trailer };
    },
    open(blob, trailer) {
      if (trailer.AdyenCryptoVersion !== CRYPTO_VERSION) return null;
      if (trailer.KeyIdentifier !== key.identifier || trailer.KeyVersion !== key.version) return null;
      const nonce = Buffer.from(trailer.Nonce, 'base64');
      if (nonce.length !== BLOCK_BYTES) return null;
      const plaintext = decrypt(Buffer.from(blob, 'base64'), cipherKey, xor(iv, nonce));
      if (plaintext === null) return null;
      // The authentication code covers the plaintext, not the ciphertext: decryption has to come first.
      const expected = createHmac('sha256', hmacKey).update(plaintext).digest();
      const given = Buffer.from(trailer.Hmac, 'base64');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return plaintext.toString('utf8');
    },
  };
}

/** How many random bytes `seal` needs. */
export const NONCE_BYTES = 16;

const BLOCK_BYTES = 16;
const CRYPTO_VERSION = 1;
const SALT = 'AdyenNexoV1Salt';
const ITERATIONS = 4000;

function deriveKeys(passphrase: string) {
  const material = pbkdf2Sync(passphrase, SALT, ITERATIONS, 80, 'sha1');
  return {
    hmacKey: material.subarray(0, 32),
    cipherKey: material.subarray(32, 64),
    iv: material.subarray(64, 80),
  };
}

function decrypt(encrypted: Buffer, cipherKey: Buffer, iv: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
  } catch {
    // Wrong padding or length: a wrong key or a changed blob.
    return null;
  }
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}
