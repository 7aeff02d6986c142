import { z } from 'zod';
import { type HashBytes, hashOfText } from '../signing/index.ts';

/** A whole number from 0 to 100: of a ring's kiosks so many per cent. NaN, -1 and 101 are none. */
export const Percent = z.int().min(0).max(100);

/** So many digits of the hash make the fraction: 48 bits, exact in a number. */
const DIGITS = 12;

/** Where a kiosk stands in the order of this rollout: 0 is the first, below 1. Another salt is another order. */
export const placeInRollout = (salt: string, kioskId: string, hash: HashBytes): number =>
  Number.parseInt(hashOfText(salt + kioskId, hash).slice(0, DIGITS), 16) / 16 ** DIGITS;

/** Whether a kiosk is among the first so many per cent. Who is in stays in when it widens. */
export const isInPercentage = (percent: number, salt: string, kioskId: string, hash: HashBytes): boolean =>
  placeInRollout(salt, kioskId, hash) * 100 < percent;
