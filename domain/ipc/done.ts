import { z } from 'zod';

/** What a call of the resident's came to. `not-now`: the screen has moved on since; the view that follows shows it. */
export const Done = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('not-now') }),
]);
export type Done = z.infer<typeof Done>;

/** The input of a call that says all by its name. */
export const nothing = z.object({}).strict();
