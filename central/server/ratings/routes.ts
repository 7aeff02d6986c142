import { listRatings } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { listRatingRows } from './list-ratings.ts';

const DAY_MS = 86_400_000;

/** What the console asks of the ratings. */
export function ratingRoutes({ people }: Callers, central: Central): void {
  people.serve(listRatings, async ({ days }, { townId }) => ({
    ratings: await listRatingRows(central.db, new Date(central.now().getTime() - days * DAY_MS), townId),
  }));
}
