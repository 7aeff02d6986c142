import type { Money } from '../../domain/money/index.ts';

const ALSO_NAMED = '; also named ';

/** An exception's detail with the amounts in minor units that a terminal named besides: `wrong-amount; also named 350 EUR, 660 EUR`. */
export const withAlsoNamed = (detail: string, others: readonly Money[]): string =>
  others.length === 0
    ? detail
    : `${detail}${ALSO_NAMED}${others.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`).join(', ')}`;

/** The detail without them, and the amounts; one that cannot be read stands as it is. */
export function readAlsoNamed(text: string): {
  readonly detail: string;
  readonly others: readonly (Money | string)[];
} {
  const [detail = '', others] = text.split(ALSO_NAMED);
  return { detail, others: others === undefined ? [] : others.split(', ').map(amountOf) };
}

function amountOf(text: string): Money | string {
  const [, amountMinor, currency] = /^(\d+) ([A-Z]{3})$/.exec(text) ?? [];
  return currency === undefined ? text : { amountMinor: Number(amountMinor), currency };
}
