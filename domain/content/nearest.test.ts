import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type MapFeature, metresBetween, nearestStreet, type Position } from './index.ts';

const street = (name: string | undefined, ...coordinates: Position[]): MapFeature => ({
  type: 'Feature',
  properties: { kind: 'street', ...(name === undefined ? {} : { name }) },
  geometry: { type: 'LineString', coordinates },
});
const features = [
  street('East Road', [-8, 52], [-7.99, 52]),
  street('North Road', [-8, 52], [-8, 52.01]),
  street(undefined, [-8.001, 51.999], [-8.002, 51.998]),
];

it('says how far two points are apart', () => {
  expect(metresBetween([-8, 52], [-8, 52.01])).toBeCloseTo(1_113.2, 1);
  expect(metresBetween([-8, 52], [-7.99, 52])).toBeCloseTo(685.4, 0);
  expect(metresBetween([-8, 52], [-8, 52])).toBe(0);
});

it('names the street next to a point, and passes over lines without a name', () => {
  expect(nearestStreet(features, [-7.995, 52.0002])).toMatchObject({ name: 'East Road' });
  expect(nearestStreet(features, [-7.9998, 52.005])).toMatchObject({ name: 'North Road' });
  expect(nearestStreet(features, [-8.002, 51.998])).toMatchObject({ name: expect.stringContaining('Road') });
  expect(nearestStreet([], [0, 0])).toBeNull();
});

it('is never further from the nearest street than from one of its ends', () => {
  const near = fc.tuple(
    fc.double({ min: -8.02, max: -7.98, noNaN: true }),
    fc.double({ min: 51.98, max: 52.02, noNaN: true }),
  );
  fc.assert(
    fc.property(near, (point) => {
      const ends = [
        [-8, 52],
        [-7.99, 52],
        [-8, 52.01],
      ] as Position[];
      const found = nearestStreet(features, point);
      return (
        found !== null && found.metres <= Math.min(...ends.map((end) => metresBetween(point, end))) + 1e-6
      );
    }),
  );
});
