import { z } from 'zod';

/** Why an answer cannot be taken, for the screen to say in the resident's words. `limit` is what it is compared with, as a plain value. */
export const AnswerProblem = z.object({
  /** The field; of a group: the group, which repetition (from 0) and the field in it. */
  path: z
    .array(z.union([z.string().max(40), z.int()]))
    .min(1)
    .max(3),
  why: z.enum([
    'missing',
    'too-short',
    'too-long',
    'not-digits',
    'not-plate',
    'not-a-number',
    'too-small',
    'too-large',
    'too-many-decimals',
    'not-a-date',
    'too-early',
    'too-late',
    'too-soon',
    'taken',
    'unreachable',
    'not-an-option',
    'too-few',
    'too-many',
    'not-a-phone',
    'not-an-email',
    'not-agreed',
    'not-signed',
    'unexpected',
  ]),
  limit: z.union([z.string(), z.number()]).nullable(),
});
export type AnswerProblem = z.infer<typeof AnswerProblem>;
export type Why = AnswerProblem['why'];
