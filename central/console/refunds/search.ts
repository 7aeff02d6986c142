import { z } from 'zod';

/** Which refunds are shown, as the address of their page says it: those that wait, or all. */
export const RefundSearch = z.strictObject({ show: z.literal('all').optional() });
