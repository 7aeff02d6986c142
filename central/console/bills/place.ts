import type { Place } from '../link/index.ts';

/** The page of one bill. */
export const billPlace = ({
  townId,
  billNumber,
}: {
  readonly townId: string;
  readonly billNumber: string;
}): Place => ({ to: '/bills/bill/$townId/$billNumber', params: { townId, billNumber } });

/** The page of the account to which a bill belongs. */
export const accountPlace = ({
  townId,
  accountNumber,
}: {
  readonly townId: string;
  readonly accountNumber: string;
}): Place => ({ to: '/bills/$townId/$accountNumber', params: { townId, accountNumber } });
