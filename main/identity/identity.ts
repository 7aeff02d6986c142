import { z } from 'zod';
import { KioskCode } from '../../domain/wire/index.ts';
import { readSecret, writeSecret } from './secret-file.ts';

/** Who this kiosk is to central: written once at enrolment. */
export const Identity = z.object({
  kioskId: z.uuid(),
  kioskCode: KioskCode,
  name: z.string(),
  townId: z.string(),
  epoch: z.int().min(1),
  /** True from the first journal entry on: from then a missing journal is a broken one. */
  journalBegun: z.boolean(),
});
export type Identity = z.infer<typeof Identity>;

export type ReadIdentity =
  | { readonly kind: 'enrolled'; readonly identity: Identity }
  | { readonly kind: 'not-enrolled' }
  | { readonly kind: 'unreadable' };

/** Reads who this kiosk is. */
export function readIdentity(path: string): ReadIdentity {
  const text = readSecret(path);
  if (text === null) return { kind: 'not-enrolled' };
  try {
    return { kind: 'enrolled', identity: Identity.parse(JSON.parse(text)) };
  } catch {
    // A damaged identity is not a new kiosk: staff have to decide.
    return { kind: 'unreadable' };
  }
}

export const writeIdentity = (path: string, identity: Identity): void =>
  writeSecret(path, JSON.stringify(identity));
