import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';

/** A kind of bill that a town sends, and what residents call it. Bills name it by `kind`. */
export const BillKind = z.object({ kind: z.string().regex(/^[a-z][a-z-]{1,29}$/), title: LocalizedText });
export type BillKind = z.infer<typeof BillKind>;
