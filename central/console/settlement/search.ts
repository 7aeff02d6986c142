import { z } from 'zod';

/** Which fortnight of days is shown, as the address of the page says it: the days before this one. */
export const DaysSearch = z.strictObject({ before: z.iso.date().optional() });
