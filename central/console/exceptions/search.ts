import { z } from 'zod';

/** Which exceptions are shown, as the address of their page says it: the open ones, or all. */
export const AttentionSearch = z.strictObject({ show: z.literal('all').optional() });
