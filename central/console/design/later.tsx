import { lazy } from 'react';

/** Fields whose code is larger than a whole page: it is fetched when they are first shown, and what is around them does not wait. */
export const DateRangeField = lazy(async () => ({
  default: (await import('./date-range-field.tsx')).DateRangeField,
}));
export const ComboField = lazy(async () => ({ default: (await import('./combo-field.tsx')).ComboField }));
