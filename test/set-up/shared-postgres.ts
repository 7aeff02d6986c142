import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endSharedPostgres, SHARED_POSTGRES, temporaryFolder } from '../../central/server/testing/index.ts';

/** Gives the test files of one run a PostgreSQL to share; the first file that needs one starts it. */
export default function shareOnePostgres(): () => Promise<void> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  process.env[SHARED_POSTGRES] = data;
  return async () => {
    await endSharedPostgres(data);
    rmSync(folder, { recursive: true, force: true });
  };
}
