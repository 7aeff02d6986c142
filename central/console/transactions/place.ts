import type { Place } from '../link/index.ts';

/** The page of one transaction. */
export const transactionPlace = (kioskId: string, transactionId: string): Place => ({
  to: '/transactions/$kioskId/$transactionId',
  params: { kioskId, transactionId },
});
