import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCentral, TOWN_ID, testCentral } from '../../central/server/testing/index.ts';
import { runWorld } from './testing/run-world.ts';

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

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
