import type { Place } from '../link/index.ts';

/** The page of one transaction. */
export const transactionPlace = (kioskId: string, transactionId: string): Place => ({
  to: '/transactions/$kioskId/$transactionId',
  params: { kioskId, transactionId },
});

/** The page of its receipt once more, as a copy. */
export const receiptCopyPlace = (kioskId: string, transactionId: string): Place => ({
  to: '/transactions/$kioskId/$transactionId/receipt',
  params: { kioskId, transactionId },
});
