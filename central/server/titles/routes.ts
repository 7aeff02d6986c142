import { readTitles } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { readTownTitles } from './read-titles.ts';

/** What the console asks so that it can say towns, services and kiosks by their titles. */
export function titleRoutes({ people }: Callers, { db }: Central): void {
  people.serve(readTitles, (_input, { townId }) => readTownTitles(db, townId));
}
