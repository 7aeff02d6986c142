import { z } from 'zod';
import { FileHash, LARGEST_CONTENT_FILE_BYTES, SignedManifest } from '../content/index.ts';
import { KeyRotation, PublicKey } from '../signing/index.ts';
import { contract } from './contract.ts';

export const currentContent = contract({
  name: 'currentContent',
  method: 'POST',
  path: '/api/kiosk/v1/content/current',
  summary: 'Says which version of the content the kiosk’s town has published, signed.',
  request: z.object({
    /** What the kiosk has already, and the key that it trusts; null when it has none. */
    version: z.int().min(1).nullable(),
    publicKey: PublicKey.nullable(),
  }),
  response: z.discriminatedUnion('kind', [
    /** The town has not published anything. */
    z.object({ kind: z.literal('none') }),
    /** What the kiosk has is current, and so is its key. */
    z.object({ kind: z.literal('current') }),
    z.object({
      kind: z.literal('published'),
      publicKey: PublicKey,
      /** Every change of the key, each signed by the key before, in order. */
      rotations: z.array(KeyRotation).max(100),
      manifest: SignedManifest,
    }),
  ]),
});
export type PublishedContent = Extract<z.infer<typeof currentContent.response>, { kind: 'published' }>;

/** Serves a file of the content from a byte on: the answer is its bytes, not JSON. */
export const contentFile = {
  method: 'POST',
  path: '/api/kiosk/v1/content/file',
  summary: 'The bytes of a file of the town’s published content, from an offset.',
  request: z.object({ sha256: FileHash, from: z.int().min(0).max(LARGEST_CONTENT_FILE_BYTES) }),
} as const;
