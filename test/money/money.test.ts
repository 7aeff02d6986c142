import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, TOWN_ID, testCentral } from '../../central/server/testing/index.ts';
import { runWorld } from './testing/run-world.ts';

/** Worlds in which money once had no place, or a second one: the soak found them. */
const ONCE_WRONG = [
  101_540, 500_149, 501_078, 515_222, 700_049, 809_643, 901_243, 911_047, 1_011_042, 3_005_034, 3_005_905,
];
const SEEDS = [...Array.from({ length: 50 }, (_, index) => index + 1), ...ONCE_WRONG];

describe('whatever a terminal does, money has a place', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  it.each(SEEDS)('seed %i', async (seed) => {
    const { db, limits } = test.central;
    expect(await runWorld(seed, { db, limits, townId: TOWN_ID })).toEqual([]);
  });
});
