import { TOWN_ID, testCentral } from '../../central/server/testing/index.ts';
import { runWorld } from '../money/testing/run-world.ts';
import shareOnePostgres from '../set-up/shared-postgres.ts';

const AT_ONCE = 6;

/** Runs worlds of money from this seed on and prints what is wrong in any of them, with its seed. Returns how many were wrong. */
export async function soakMoney(runs: number, firstSeed: number): Promise<number> {
  const endPostgres = shareOnePostgres();
  const test = await testCentral();
  const { db, limits } = test.central;
  const startedAt = performance.now();
  let wrong = 0;
  let done = 0;
  let next = firstSeed;
  /** Each waits for its database most of the time: several worlds at once use what they leave. */
  const worker = async (): Promise<void> => {
    while (next < firstSeed + runs) {
      const seed = next;
      next += 1;
      const found = await runWorld(seed, { db, limits, townId: TOWN_ID }).catch(thrown);
      if (found.length > 0) wrong += 1;
      for (const sentence of found) console.log(`seed ${seed}: ${sentence}`);
      done += 1;
      if (done % 500 === 0) console.log(`${done} runs, ${wrong} wrong, ${seconds(startedAt)} s`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } finally {
    await test.close();
    await endPostgres();
  }
  console.log(`money: ${runs} runs from seed ${firstSeed}, ${wrong} wrong, ${seconds(startedAt)} s`);
  return wrong;
}

/** A world that breaks is a run that is wrong; the others go on. */
const thrown = (error: unknown): readonly string[] => [
  `threw: ${error instanceof Error ? error.stack : String(error)}`,
];

const seconds = (since: number): number => Math.round((performance.now() - since) / 1_000);
