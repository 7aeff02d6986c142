import { z } from 'zod';

/** How two people compare a key at two screens: 80 bits of its SHA-256, e.g. `4F2A-09BC-77D1-E03A-5C21`. */
export const KeyFingerprint = z.string().regex(/^[0-9A-F]{4}(-[0-9A-F]{4}){4}$/, 'five groups of four');

/** The fingerprint of a key, from the SHA-256 (hexadecimal) of its 32 raw bytes. */
export const keyFingerprint = (sha256: string): string =>
  (sha256.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-');
