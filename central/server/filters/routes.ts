import { deleteFilter, listFilters, renameFilter, saveFilter } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { deleteFilterRow, listFilterRows, renameFilterRow, storeFilter } from './saved-filters.ts';

/** What people have narrowed lists to and gave a name. Each sees and changes their own alone. */
export function filterRoutes({ people }: Callers, { db, now }: Central): void {
  people.serve(listFilters, async ({ page }, { userName }) => ({
    filters: await listFilterRows(db, { userName, page }),
  }));
  people.serve(saveFilter, ({ page, ...filter }, { userName }) =>
    storeFilter(db, now(), { userName, page }, filter),
  );
  people.serve(renameFilter, ({ page, ...names }, { userName }) =>
    renameFilterRow(db, { userName, page }, names),
  );
  people.serve(deleteFilter, ({ page, name }, { userName }) => deleteFilterRow(db, { userName, page }, name));
}
