import { z } from 'zod';
import {
  KioskReleaseReport,
  MaintenanceWindow,
  Ring,
  SignedDocument,
  SignedRollout,
} from '../release/index.ts';
import { KeyRotation, PublicKey } from '../signing/index.ts';
import { contract } from './contract.ts';

export const currentRelease = contract({
  name: 'currentRelease',
  method: 'POST',
  path: '/api/kiosk/v1/release/current',
  summary:
    'Which release the kiosk may take now: the signed documents, its ring, its maintenance window, and the time.',
  request: z.object({
    /** The version of the list of release keys that the kiosk trusts: it hears the later ones. */
    keysVersion: z.int().min(1),
  }),
  response: z.object({
    /** Central's clock. */
    at: z.iso.datetime(),
    ring: Ring,
    /** In the town's time; null: at any time. */
    window: MaintenanceWindow.nullable(),
    /** The lists of release keys after the kiosk's own, in order, each signed by the one before. */
    laterKeys: z.array(SignedDocument).max(50),
    /** Null as long as nothing was rolled out. */
    offer: z
      .object({
        release: SignedDocument,
        rollout: SignedRollout,
        /** Central's key for rollouts, and every change of it, each signed by the key before. */
        publicKey: PublicKey,
        rotations: z.array(KeyRotation).max(100),
      })
      .nullable(),
  }),
});
export type CurrentRelease = z.infer<typeof currentRelease.response>;

export const reportRelease = contract({
  name: 'reportRelease',
  method: 'POST',
  path: '/api/kiosk/v1/release/report',
  summary: 'Tells central how far the kiosk is with a release; the same again changes nothing.',
  request: KioskReleaseReport,
  response: z.object({
    /** `unknown`: central does not have this release; the report is not kept. */
    kind: z.enum(['taken', 'unknown']),
  }),
});

/**
 * Serves a release's package by the SHA-256 of its bytes, with `ETag` and one `Range`: the answer is its bytes, not JSON. Signed like
 * every request, with the digest of an empty body.
 */
export const releasePackage = {
  method: 'GET',
  path: (sha256: string): string => `/api/kiosk/v1/release/package/${sha256}`,
} as const;
