import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realTimers } from '../../hardware/timers/index.ts';
import { Health, readHealth } from '../../slots/index.ts';
import { until } from '../../test/support/until.ts';
import { startHealth } from './health.ts';

let folder: string;
let file: string;
let beats: (() => void)[];
let logged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'townhall-health-'));
  file = join(folder, 'health.json');
  beats = [];
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program whose beats come when the test says so. */
const start = (look: () => Pick<Health, 'painted' | 'journal' | 'reached'> = () => WORKS) =>
  startHealth({
    ...{ file, pid: 7, look },
    log: (event, { why }) => logged.push(`${event} ${why}`),
    timers: {
      ...realTimers,
      after: (_, beat) => {
        beats.push(beat);
        return () => void beats.splice(beats.indexOf(beat), 1);
      },
    },
  });
const WORKS = { painted: true, journal: true, reached: ['printer'] };
const written = (beat: number): Promise<unknown> =>
  until(`beat ${beat} is written`, async () => (await readHealth(file))?.beat === beat);

it('beats, and says as its last word why it ends; no beat follows', async () => {
  const health = start();
  await written(1);
  expect(await readHealth(file)).toEqual({ pid: 7, beat: 1, ...WORKS, ending: null });
  await until('the next beat waits', () => beats.length === 1);
  beats.pop()?.();
  await written(2);
  await until('the next beat waits', () => beats.length === 1);
  await health.end('nightly');
  // A second wish to end changes nothing of the first.
  await health.end('signal');
  expect(await readHealth(file)).toEqual({ pid: 7, beat: 3, ...WORKS, ending: 'nightly' });
  expect(beats).toEqual([]);
});

it('ends also when nothing can be written, or nobody can say how it is', async () => {
  mkdirSync(`${file}.new`);
  const unwritable = start();
  await unwritable.end('update');
  rmSync(`${file}.new`, { recursive: true });
  const broken = start(() => {
    throw new Error('the journal is closed');
  });
  await broken.end('update');
  expect(logged).toEqual([
    expect.stringMatching(/^health-not-written EISDIR/),
    'health-not-written the journal is closed',
  ]);
});

it('is understood by a launcher that does not know all of it', () => {
  const later = { pid: 7, beat: 1, ...WORKS, ending: 'a word of later days', screens: 2 };
  expect(Health.parse(later)).toEqual({ pid: 7, beat: 1, ...WORKS, ending: null });
  expect(Health.parse({ pid: 7, beat: 1, ...WORKS })).toMatchObject({ ending: null });
});
