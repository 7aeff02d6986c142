import { z } from 'zod';
import { RatingReason } from '../journal/index.ts';
import { Done } from './done.ts';

export const ratingCalls = {
  /** What the resident thinks of it; the last word counts. */
  'rating.give': {
    input: z.object({ score: z.int().min(1).max(5), reason: RatingReason.nullable() }),
    output: Done,
  },
};
