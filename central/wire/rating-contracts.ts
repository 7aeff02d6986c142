import { z } from 'zod';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { EVERYBODY } from './role.ts';

export const RatingRow = z.object({
  serviceId: z.string(),
  count: z.int(),
  /** The mean of 1 to 5, with one decimal. */
  mean: z.number(),
  /** How often each score was given, 1 first. */
  scores: z.array(z.int()).length(5),
  reasons: z.record(z.string(), z.int()),
});

export const listRatings = consoleContract({
  name: 'listRatings',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/ratings`,
  summary: 'What residents think of each service, over the last days.',
  request: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({ ratings: z.array(RatingRow) }),
});
