import { randomBytes } from 'node:crypto';
import { sha256 } from './sha256.ts';

/** A new secret of 256 random bits, for a session, a device, a display or a program: 43 characters in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: someone who reads the database cannot use it. 256 random bits need no slow hash. */
export const hashOfToken = (token: string): string => sha256(token);
