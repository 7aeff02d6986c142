import { randomBytes } from 'node:crypto';
import { sha256 } from '../hash/index.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CHARACTERS = 16;

/** A new one-time code: 80 random bits in base32 (RFC 4648), in groups of four, e.g. `ABCD-EFGH-2345-67AB`. */
export function newEnrolmentCode(): string {
  // One byte a character: its low five bits are evenly spread over the 32 letters.
  const letters = [...randomBytes(CHARACTERS)].map((byte) => ALPHABET[byte % 32]);
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What is kept of a code. */
export const hashOfCode = (code: string): string => sha256(code);
