import { z } from 'zod';
import { FileHash } from '../content/index.ts';
import { Signature } from '../signing/index.ts';
import { Percent } from './percentage.ts';
import { ReleaseVersion } from './release.ts';

/** Central signs a rollout anew long before it ends: a kiosk that only hears older ones stops taking releases after so many days. */
export const ROLLOUT_VALID_DAYS = 7;

/** Whom a release reaches, each ring with those before it: the town's test kiosks, the early ones, all. */
export const RINGS = ['test', 'early', 'all'] as const;
export const Ring = z.enum(RINGS);
export type Ring = z.infer<typeof Ring>;

/** Whether a rollout for a ring reaches a kiosk of another: `early` reaches test kiosks too. */
export const ringReaches = (rollout: Ring, kiosk: Ring): boolean =>
  RINGS.indexOf(kiosk) <= RINGS.indexOf(rollout);

/** Which release kiosks take now, and how many of them: central's online key signs it, for a short time. It can hold kiosks back and nothing else. */
export const Rollout = z.strictObject({
  format: z.literal('townhall-rollout'),
  /** Grows with every rollout document: a kiosk never follows an older one. */
  counter: z.int().min(1).max(Number.MAX_SAFE_INTEGER),
  /** The release, by the hash of its document's bytes. */
  releaseSha256: FileHash,
  version: ReleaseVersion,
  ring: Ring,
  percent: Percent,
  /** Another one for each release, so that the early kiosks are others each time. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  halt: z.boolean(),
  /** Kiosks with a later release go back to this one; never below the security floor. */
  stepBack: z.boolean(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Rollout = z.infer<typeof Rollout>;

export const SignedRollout = z.strictObject({ text: z.string().min(1).max(4_000), signature: Signature });
export type SignedRollout = z.infer<typeof SignedRollout>;

/** What is signed for a rollout. */
export const signedTextOfRollout = (text: string): string => `townhall-rollout-v1\n${text}`;
