/** An exact decimal number: `units` divided by ten to the power of `places`. Fees are computed with these, never with floats. */
export type Decimal = { readonly units: bigint; readonly places: number };

const MOST_PLACES = 6;

/** The number as it is written, to six digits behind the point. */
export function decimal(value: number): Decimal {
  const [whole = '0', fraction = ''] = value.toFixed(MOST_PLACES).split('.');
  const digits = fraction.replace(/0+$/, '');
  return { units: BigInt(`${whole}${digits}`), places: digits.length };
}

const aligned = (value: Decimal, places: number): bigint =>
  value.units * 10n ** BigInt(places - value.places);

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: aligned(a, places) + aligned(b, places), places };
}

export const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  places: a.places + b.places,
});

export const negative = (value: Decimal): Decimal => ({ ...value, units: -value.units });

export function isLess(a: Decimal, b: Decimal): boolean {
  const places = Math.max(a.places, b.places);
  return aligned(a, places) < aligned(b, places);
}

/** The nearest whole number, halves away from zero, as money is rounded. */
export function rounded(value: Decimal): number {
  const unit = 10n ** BigInt(value.places);
  const half = value.units < 0n ? -unit / 2n : unit / 2n;
  return Number((value.units + (value.places === 0 ? 0n : half)) / unit);
}
