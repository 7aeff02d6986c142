import { randomBytes } from 'node:crypto';
import { sha256 } from '../hash/index.ts';

/** How many a person gets; each is good once. */
const CODES = 10;
/** Crockford's base32: no letter looks like a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** New recovery codes of 80 random bits each, in groups of four to be written down. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: CODES }, () =>
    [...randomBytes(LENGTH)]
      .map((byte) => LETTERS[byte % LETTERS.length])
      .join('')
      .replace(/.{4}(?!$)/g, '$&-'),
  );

/** What is stored of a code, however it is typed: 80 random bits need no slow hash. */
export const hashOfRecoveryCode = (code: string): string =>
  sha256(
    code
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replace(/[IL]/g, '1')
      .replace(/O/g, '0'),
  );
