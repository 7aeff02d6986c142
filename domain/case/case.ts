import { z } from 'zod';
import { foldLetters, withPlainDashes } from '../letters/index.ts';

/** How far the town is with an application, or with a report. */
export const CaseStatus = z.enum(['received', 'in-review', 'more-needed', 'approved', 'refused', 'closed']);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** The statuses that a clerk may set after this one; what is decided stays decided, but can be closed. */
export function nextStatuses(status: CaseStatus): readonly CaseStatus[] {
  switch (status) {
    case 'received':
      return ['in-review', 'more-needed', 'approved', 'refused'];
    case 'in-review':
      return ['more-needed', 'approved', 'refused'];
    case 'more-needed':
      return ['in-review', 'approved', 'refused'];
    case 'approved':
    case 'refused':
      return ['closed'];
    case 'closed':
      return [];
  }
}

/** A reference as it stands on a receipt, e.g. `MILL1-42`; from a kiosk that was set up a second time `MILL1-2-42`. */
export const CaseReference = z
  .string()
  .regex(/^[A-Z0-9]{2,12}(-[A-Z0-9]{1,12}){1,2}$/, 'a reference as on the receipt, e.g. MILL1-42');
export type CaseReference = z.infer<typeof CaseReference>;

/** A reference as it is asked for: people leave out its hyphens, and only central knows where they belong. */
export const AskedReference = CaseReference.or(z.string().regex(/^(?=.*[A-Z])[A-Z0-9]{6,36}$(?<=\d)/));
export type AskedReference = z.infer<typeof AskedReference>;

/** A reference as people type it: any case, with spaces, with dashes of any kind or without. Null when it cannot be one. */
export function readReference(typed: string): AskedReference | null {
  const clean = withPlainDashes(foldLetters(typed)).toUpperCase().trim();
  const parted = clean.includes('-') ? clean.replace(/\s+/g, '') : clean;
  const parsed = AskedReference.safeParse(parted.replace(/[\s-]+/g, '-'));
  return parsed.success ? parsed.data : null;
}
