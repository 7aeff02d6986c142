import { z } from 'zod';
import { listExceptions } from '../../wire/index.ts';

/** Which exceptions are shown, as the address of their page says it: the open ones, or all; those of everybody, or one's own, or no one's; and the page of them. */
export const AttentionSearch = z.strictObject({
  show: z.literal('all').optional(),
  claim: listExceptions.request.shape.claim,
  after: listExceptions.request.shape.after,
});
export type AttentionSearch = z.infer<typeof AttentionSearch>;
