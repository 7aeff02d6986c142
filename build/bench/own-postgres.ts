import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endSharedPostgres, SHARED_POSTGRES } from '../../central/server/testing/index.ts';

/** Does work that makes towns with databases, in a PostgreSQL of its own on the disk; ends and removes it afterwards. */
export async function inOwnPostgres<Result>(work: () => Promise<Result>): Promise<Result> {
  const folder = resolve('var/bench-postgres');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const data = join(folder, 'data');
  process.env[SHARED_POSTGRES] = data;
  try {
    return await work();
  } finally {
    await endSharedPostgres(data);
    rmSync(folder, { recursive: true, force: true });
  }
}
