import { z } from 'zod';
import { ReservationRefusal } from '../transaction/index.ts';

/** Why what was chosen or filled in could not be held or paid. */
export const ReviewProblem = z.union([ReservationRefusal, z.enum(['terminal-offline'])]);
export type ReviewProblem = z.infer<typeof ReviewProblem>;

/** What every review shows besides its subject. */
export const review = {
  /** `ask`: the printer cannot print, and the resident has not yet said that this is fine. */
  paper: z.enum(['ok', 'ask', 'none-accepted']),
  problem: ReviewProblem.nullable(),
  busy: z.boolean(),
};
