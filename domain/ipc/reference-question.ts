import { z } from 'zod';

/** What a screen shows that asks for a reference and then for the family name that opens what has it. */
export const referenceQuestion = {
  serviceId: z.string(),
  asks: z.enum(['reference', 'surname']),
  busy: z.boolean(),
};

/** What was typed is checked in main; `surname` is null as long as only the reference is known. */
export const TypedReference = z.object({
  reference: z.string().max(20_000),
  surname: z.string().max(20_000).nullable(),
});
