import type { PlaceOf } from '../../place.ts';

/** The question for an account, with nothing known yet. */
export const accountPlace = (serviceId: string): PlaceOf<'account'> => ({
  kind: 'account',
  serviceId,
  cardNumber: null,
  scanned: null,
  problem: null,
  busy: false,
});
