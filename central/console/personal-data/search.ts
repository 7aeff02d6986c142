import { z } from 'zod';

/** For whom is looked, as the address of the page says it. */
export const PersonalDataSearch = z.strictObject({ search: z.string().max(100).optional() });
