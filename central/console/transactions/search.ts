import { z } from 'zod';
import { fromDecimal, toDecimal } from '../../../domain/money/index.ts';
import { TransactionFilter } from '../../wire/index.ts';
import { instantsOf, type TypedAmounts } from '../words/index.ts';

const { search, kioskId, serviceId, status, standing, needsClerk, scheme, language } =
  TransactionFilter.shape;
const Day = z.iso.date();
const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 13:30');
/** As addresses have it; what people type is read by the one reader of typed amounts before it stands there. */
const Decimal = z.string().regex(/^\d{1,9}([.,]\d{1,3})?$/, 'an amount such as 41.20');

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

type Amounts = { readonly amounts: TypedAmounts; readonly currency: string };
type Fields = Readonly<Record<string, string | undefined>>;
const AMOUNTS = ['amountFrom', 'amountTo'] as const;

/** What the fields show of what an address says: amounts as the town writes them. */
export function typedOf(filter: Narrowing, { amounts, currency }: Amounts): Narrowing {
  const shown = AMOUNTS.flatMap((name) => {
    const amount = fromDecimal(filter[name] ?? '', currency);
    return amount === null ? [] : [[name, amounts.write(amount)] as const];
  });
  return { ...filter, ...Object.fromEntries(shown) };
}

/** What is to stand in the address for what was typed and chosen; or which field is wrong, and why. */
export function narrowingOf(
  fields: Fields,
  { amounts, currency }: Amounts,
):
  | { readonly kind: 'fine'; readonly search: Narrowing }
  | { readonly kind: 'wrong'; readonly field: string; readonly problem: string } {
  const wanted = Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()));
  for (const name of AMOUNTS) {
    const text = wanted[name];
    if (text === undefined) continue;
    const typed = amounts.read(text, currency);
    if (typed.kind === 'wrong') return { ...typed, field: name };
    wanted[name] = toDecimal({ amountMinor: typed.amountMinor, currency });
  }
  const { data, error } = TransactionSearch.safeParse(wanted);
  if (data !== undefined) return { kind: 'fine', search: data };
  const [issue] = error.issues;
  return { kind: 'wrong', field: String(issue?.path[0]), problem: issue?.message ?? '' };
}

/** What central is asked for: the same in instants and minor units. */
export function filterOf(
  { fromDay, toDay, fromTime, toTime, amountFrom, amountTo, ...same }: Narrowing,
  { timeZone, currency }: { readonly timeZone: string; readonly currency: string },
): z.input<typeof TransactionFilter> {
  const minor = (decimal: string | undefined): number | undefined =>
    decimal === undefined ? undefined : fromDecimal(decimal, currency)?.amountMinor;
  return {
    ...same,
    ...instantsOf({ fromDay, toDay, fromTime, toTime }, timeZone),
    amountFrom: minor(amountFrom),
    amountTo: minor(amountTo),
  };
}
