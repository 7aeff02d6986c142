import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LookedFor, LookedForCounts } from '../../domain/looked-for/index.ts';
import { type Disk, realDisk } from '../../slots/index.ts';
import { keepLookedFor } from './index.ts';

const TODAY = '2026-11-30';
const library: LookedFor = { kind: 'place', id: 'library' };
const ONCE: LookedForCounts = { [TODAY]: { 'place library': 1 } };

let folder: string;
let file: string;
let logged: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'looked-for-'));
  file = join(folder, 'looked-for.json');
  logged = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (disk: Disk = realDisk) =>
  keepLookedFor({ file, disk, log: (event, facts) => logged.push(`${event} ${facts?.why}`) });
/** What a start after this one counts from. */
async function read(): Promise<LookedForCounts> {
  const kept = open();
  await kept.close();
  return kept.counts();
}

it('a later start counts on, and days whose time is over are gone from the disk after the next session', async () => {
  const kept = open();
  kept.sessionOver([library], TODAY);
  kept.sessionOver([], TODAY);
  await kept.close();
  expect(await read()).toEqual(ONCE);
  const later = open();
  later.sessionOver([library], TODAY);
  await later.close();
  expect(await read()).toEqual({ [TODAY]: { 'place library': 2 } });
  const muchLater = open();
  muchLater.sessionOver([], '2027-03-01');
  await muchLater.close();
  expect(readFileSync(file, 'utf8')).toBe('{}');
  expect(logged).toEqual([]);
});

it('a session that opened nothing writes nothing', async () => {
  let written = 0;
  const place: Disk['place'] = (from, to) => {
    written += 1;
    return realDisk.place(from, to);
  };
  const kept = open({ ...realDisk, place });
  kept.sessionOver([], TODAY);
  kept.sessionOver([library], TODAY);
  kept.sessionOver([], TODAY);
  await kept.close();
  expect(written).toBe(1);
});

it.each([
  ['cut short', '{"2026-11-30":{"place lib'],
  ['of other things', '{"2026-11-30":{"place library":"many"}}'],
  ['that names a person', '{"2026-11-30":{"Nora Byrne":1}}'],
  ['without end', `{"2026-11-30":{"place pool":9}}${' '.repeat(1_100_000)}`],
])('a file %s is forgotten, logged and replaced', async (_what, text) => {
  writeFileSync(file, text);
  const kept = open();
  kept.sessionOver([library], TODAY);
  await kept.close();
  expect(logged).toEqual(['looked-for-forgotten damaged']);
  expect(await read()).toEqual(ONCE);
});

it('where no file can be, sessions are counted in memory', async () => {
  mkdirSync(file);
  const kept = open();
  kept.sessionOver([library], TODAY);
  await kept.close();
  expect(kept.counts()).toEqual(ONCE);
  expect(logged).toEqual(['looked-for-forgotten EISDIR', 'looked-for-not-kept EISDIR']);
});

it('a session during which the disk is full leaves what was there, and is written with the next one', async () => {
  const first = open();
  first.sessionOver([library], TODAY);
  await first.close();
  let isFull = true;
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const append: Disk['append'] = async (path) => {
    const writing = await realDisk.append(path);
    return isFull ? { ...writing, write: full } : writing;
  };
  const kept = open({ ...realDisk, append });
  kept.sessionOver([library], TODAY);
  await kept.close();
  expect(await read()).toEqual(ONCE);
  isFull = false;
  kept.sessionOver([library], TODAY);
  await kept.close();
  expect(await read()).toEqual({ [TODAY]: { 'place library': 3 } });
  expect(logged).toEqual(['looked-for-not-kept ENOSPC']);
  expect(readdirSync(folder)).toEqual(['looked-for.json']);
});
