import type { ExpressionSpecification } from 'maplibre-gl';

/** As wide as so many metres are in the middle of the zooms, thinner from afar and wider from near. */
export const widthOf = (metres: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  13,
  metres * 0.12,
  18,
  metres * 3.6,
];
