import type { Place } from '../link/index.ts';

/** The page on which the answers of a refused submission are corrected. */
export const correctionPlace = ({
  kioskId,
  transactionId,
}: {
  readonly kioskId: string;
  readonly transactionId: string;
}): Place => ({ to: '/attention/$kioskId/$transactionId', params: { kioskId, transactionId } });
