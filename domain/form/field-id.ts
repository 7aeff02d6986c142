import { z } from 'zod';

/** The name of a field in its service's file and in the answers, e.g. `vaccinated-on`. */
export const FieldId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens');
