import { z } from 'zod';
import { foldLetters, withPlainDashes } from '../letters/index.ts';

/** A reference as it stands on a receipt, e.g. `ABC1-42`; from a kiosk that was set up a second time `MILL1-2-42`. */
export const Reference = z
  .string()
  .regex(/^[A-Z0-9]{2,12}(-[A-Z0-9]{1,12}){1,2}$/, 'a reference as on the receipt, e.g. ABC1-42');
export type Reference = z.infer<typeof Reference>;

/** A reference as it is asked for: people leave out its hyphens, and only central knows where they belong. */
export const AskedReference = Reference.or(z.string().regex(/^(?=.*[A-Z])[A-Z0-9]{6,36}$(?<=\d)/));
export type AskedReference = z.infer<typeof AskedReference>;

/** A reference as people type it: any case, with spaces, with dashes of any kind or without. Null when it cannot be one. */
export function readReference(typed: string): AskedReference | null {
  const clean = withPlainDashes(foldLetters(typed)).toUpperCase().trim();
  const parted = clean.includes('-') ? clean.replace(/\s+/g, '') : clean;
  const parsed = AskedReference.safeParse(parted.replace(/[\s-]+/g, '-'));
  return parsed.success ? parsed.data : null;
}
