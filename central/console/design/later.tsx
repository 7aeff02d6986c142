import { lazy } from 'react';

/** A field does not wait longer than this for a quiet moment. */
const LONGEST_WAIT_MS = 1_000;

/** When the page has drawn what it has: rows are asked for and shown before the code of such a field is fetched. */
const quiet = (): Promise<void> =>
  new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MS }));

/** Fields whose code is larger than a whole page: it is fetched after what is around them, which does not wait. */
export const DateRangeField = lazy(async () => {
  await quiet();
  return { default: (await import('./date-range-field.tsx')).DateRangeField };
});
export const ComboField = lazy(async () => {
  await quiet();
  return { default: (await import('./combo-field.tsx')).ComboField };
});
