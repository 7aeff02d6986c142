import { z } from 'zod';

/** An Ed25519 public key (RFC 8032): 32 bytes in base64. */
export const PublicKey = z.base64().length(44);
export type PublicKey = z.infer<typeof PublicKey>;

/** An Ed25519 signature: 64 bytes in base64. */
export const Signature = z.base64().length(88);
export type Signature = z.infer<typeof Signature>;

/** Whether an Ed25519 signature of a text's UTF-8 bytes fits a public key. False for whatever is no key or no signature. Passed in, so that the domain stays pure. */
export type IsSigned = (text: string, signature: string, publicKey: string) => boolean;

/** SHA-256 in lower-case hexadecimal. Passed in, so that the domain stays pure. */
export type HashBytes = (bytes: Uint8Array) => string;

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export const hashOfText = (text: string, hash: HashBytes): string => hash(new TextEncoder().encode(text));

/** What names a key: SHA-256 of its 32 raw bytes, in lower-case hexadecimal. */
export const keyIdOf = (publicKey: PublicKey, hash: HashBytes): string =>
  hash(Uint8Array.from(atob(publicKey), (letter) => letter.charCodeAt(0)));
