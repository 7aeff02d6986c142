import { z } from 'zod';
import { fromDecimal } from '../../../domain/money/index.ts';
import { TransactionFilter } from '../../wire/index.ts';
import { instantsOf } from '../words/index.ts';

const { search, kioskId, serviceId, status, standing, needsClerk, scheme, language } =
  TransactionFilter.shape;
const Day = z.iso.date();
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 13:30');
const Decimal = z.string().regex(/^\d{1,8}([.,]\d{1,3})?$/, 'an amount such as 41.20');

/** What the list of transactions is narrowed to, as its address says it: by the town's clocks, and in whole currency. */
export const TransactionSearch = z.strictObject({
  search,
  fromDay: Day.optional(),
  toDay: Day.optional(),
  /** From this time on the first day, and until this one, included, on the last. */
  fromTime: Hour.optional(),
  toTime: Hour.optional(),
  kioskId,
  serviceId,
  status,
  standing,
  needsClerk,
  amountFrom: Decimal.optional(),
  amountTo: Decimal.optional(),
  scheme,
  language,
  after: z.string().max(200).optional(),
});
export type TransactionSearch = z.infer<typeof TransactionSearch>;
export type Narrowing = Omit<TransactionSearch, 'after'>;

/** What central is asked for: the same in instants and minor units. */
export function filterOf(
  { fromDay, toDay, fromTime, toTime, amountFrom, amountTo, ...same }: Narrowing,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
): z.input<typeof TransactionFilter> {
  const minor = (decimal: string | undefined): number | undefined =>
    decimal === undefined ? undefined : fromDecimal(decimal.replace(',', '.'), currency)?.amountMinor;
  return {
    ...same,
    ...instantsOf({ fromDay, toDay, fromTime, toTime }, timeZone),
    amountFrom: minor(amountFrom),
    amountTo: minor(amountTo),
  };
}
