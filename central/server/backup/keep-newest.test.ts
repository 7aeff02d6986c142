import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/index.ts';
import { isDue, keepNewest, listBackups } from './index.ts';

it('keeps the newest backups, and nothing of one that was interrupted', async () => {
  const folder = temporaryFolder();
  for (const name of ['2026-11-28T02-30-00Z', '2026-11-30T02-30-01Z', '2026-11-29T02-30-00Z'])
    mkdirSync(join(folder, `backup-${name}`, 'postgres'), { recursive: true });
  mkdirSync(join(folder, '.backup-2026-11-30T02-30-00Z-ab12'));
  mkdirSync(join(folder, 'of somebody else'));
  expect((await listBackups(folder))[0]?.madeAt).toEqual(new Date('2026-11-30T02:30:01Z'));
  expect(await keepNewest(folder, 2)).toBe(1);
  expect(readdirSync(folder).sort()).toEqual([
    'backup-2026-11-29T02-30-00Z',
    'backup-2026-11-30T02-30-01Z',
    'of somebody else',
  ]);
  expect(await listBackups(join(folder, 'nowhere'))).toEqual([]);
  rmSync(folder, { recursive: true });
});

it('is due once in a day of this machine from its hour on, and made up for after a night without power', () => {
  const local = (text: string): Date => new Date(text);
  const now = local('2026-11-30T02:30:00');
  expect(isDue(null, '02:30', now)).toBe(true);
  expect(isDue(local('2026-11-29T02:30:05'), '02:30', now)).toBe(true);
  expect(isDue(local('2026-11-29T02:30:05'), '02:30', local('2026-11-30T02:29:59'))).toBe(false);
  expect(isDue(local('2026-11-30T02:30:00'), '02:30', local('2026-11-30T23:59:00'))).toBe(false);
  expect(isDue(local('2026-11-28T02:31:00'), '02:30', local('2026-11-30T01:00:00'))).toBe(true);
});
