import { statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/index.ts';
import { connectDatabase } from '../connect.ts';
import { migrate } from '../migrate.ts';
import { openDatabase } from '../open-database.ts';
import { OWNER_ROLE, PROGRAM_ROLE } from '../roles.ts';
import { type EmbeddedPostgres, embeddedPostgres } from './embedded-postgres.ts';
import { readPostmaster } from './postmaster.ts';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let data: string;
  let running: EmbeddedPostgres[];
  beforeEach(() => {
    folder = temporaryFolder();
    data = join(folder, 'data');
    running = [];
  });
  afterEach(async () => {
    for (const one of running) await one.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const start = async (): Promise<EmbeddedPostgres> => {
    const one = await embeddedPostgres(data);
    running.push(one);
    return one;
  };
  const ask = async (url: string, query: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  };
  const pid = (): number => readPostmaster(join(data, 'postgres'))?.pid ?? 0;

  it('keeps its data between runs, with fsync on and a password that only we can read', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (value int); insert into kept values (42)');
    await first.stop();
    expect(pid()).toBe(0);
    const second = await start();
    expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 42 }]);
    expect(await ask(second.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    expect(await ask(second.url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
    expect(statSync(join(data, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, 'postgres')).mode & 0o777).toBe(0o700);
    const wrong = new URL(second.url);
    wrong.password = 'wrong';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('gives a database of before the roles to the owner, and the program only what it may do', async () => {
    const first = await start();
    const before = openDatabase(first.url, () => undefined, 1);
    await migrate(before);
    await before.destroy();
    await ask(
      first.url,
      "insert into audit_log (at, actor, action, subject, detail) values (now(), 'a', 'b', 'c', '{}')",
    );
    await first.stop();
    running.splice(0);
    for (let starts = 0; starts < 2; starts += 1) {
      const connected = await connectDatabase({ databaseUrl: null, dataFolder: data }, () => undefined);
      expect(connected.ownRole).toBe(true);
      expect(
        await ask(
          connected.url,
          'select current_user, (select rolsuper from pg_roles where rolname = current_user)',
        ),
      ).toEqual([{ current_user: PROGRAM_ROLE, rolsuper: false }]);
      expect(await ask(connected.url, 'select actor from audit_log')).toEqual([{ actor: 'a' }]);
      await expect(ask(connected.url, 'delete from audit_log')).rejects.toThrow('permission denied');
      const owners = `select distinct tableowner from pg_tables where schemaname = 'public'`;
      expect(await ask(connected.url, owners)).toEqual([{ tableowner: OWNER_ROLE }]);
      await connected.close();
    }
    const both = await Promise.all(
      [1, 2, 3].map(() => connectDatabase({ databaseUrl: null, dataFolder: data }, () => undefined)),
    );
    expect(new Set(both.map(({ url }) => url)).size).toBe(1);
    for (const one of both) await one.close();
  });

  it('comes back after it was killed, with all that was committed', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (value int); insert into kept values (1)');
    expect(pid()).toBeGreaterThan(0);
    process.kill(pid(), 'SIGKILL');
    const second = await start();
    expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 1 }]);
  });

  it('comes back after the machine gave its number to another program', async () => {
    const first = await start();
    await ask(first.url, 'create table kept (value int)');
    await first.stop();
    const stale = [process.pid, join(data, 'postgres'), 1, 5432, '', '127.0.0.1', ''].join('\n');
    writeFileSync(join(data, 'postgres', 'postmaster.pid'), stale);
    const second = await start();
    expect(await ask(second.url, 'select count(*)::int as count from kept')).toEqual([{ count: 0 }]);
  });

  it('is one database for all who start it at once', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(new Set(all.map((one) => one.url)).size).toBe(1);
  });
});
