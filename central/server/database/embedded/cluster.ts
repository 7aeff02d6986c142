import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, findBinaries, runtimeFolder } from './binaries.ts';
import { closedFolder, type DatabaseUser, databaseUser } from './database-user.ts';

/** The files of an embedded database: where its data is, whom it runs as, with which programs and password. */
export type Cluster = {
  readonly folder: string;
  readonly log: string;
  readonly password: string;
  readonly user: DatabaseUser | null;
  readonly binaries: Binaries;
};

/** The cluster under a data folder; made at the first start, whole or not at all. */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  const user = databaseUser();
  // Only the last of them is for no one else: the database's own user has to pass the others.
  mkdirSync(dirname(dataFolder), { recursive: true });
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  if (user) admit(dataFolder, user);
  const binaries = reachable(await findBinaries(), dataFolder, user);
  const folder = join(dataFolder, 'postgres');
  const log = join(dataFolder, 'postgres.log');
  const password = readPassword(join(dataFolder, 'postgres-password'));
  const cluster = { folder, log, password, user, binaries };
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(cluster);
  return cluster;
}

/** Another user may pass through the data folder (not list it); the folders above are not ours to open. */
function admit(dataFolder: string, user: DatabaseUser): void {
  chmodSync(dataFolder, 0o711);
  const closed = closedFolder(dataFolder, user);
  if (closed) {
    throw new Error(
      `PostgreSQL cannot run as root, and the user it runs as instead may not pass ${closed}: choose another data folder, or set DATABASE_URL`,
    );
  }
}

/** The programs themselves, or a copy beside the data where the user may not reach them. */
function reachable(binaries: Binaries, dataFolder: string, user: DatabaseUser | null): Binaries {
  const runtime = runtimeFolder(binaries);
  if (!user || closedFolder(runtime, user) === null) return binaries;
  const copy = join(dataFolder, 'postgres-programs');
  if (!existsSync(copy)) {
    const unfinished = `${copy}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(runtime, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, copy);
  }
  const inCopy = (path: string): string => join(copy, relative(runtime, path));
  return { initdb: inCopy(binaries.initdb), postgres: inCopy(binaries.postgres) };
}

function readPassword(path: string): string {
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process made it in the same moment.
      if (!existsSync(path)) throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
}

async function createCluster(cluster: Cluster): Promise<void> {
  // Of its own name, so that two processes that start at once do not work in the same folder; one rename wins.
  const unfinished = mkdtempSync(`${cluster.folder}.new-`);
  const passwordFile = `${unfinished}-password`;
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.user) {
    for (const path of [unfinished, passwordFile]) chownSync(path, cluster.user.uid, cluster.user.gid);
  }
  const flags = [
    '--username=townhall',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
  ];
  try {
    await promisify(execFile)(
      cluster.binaries.initdb,
      [`--pgdata=${unfinished}`, '--locale=C', '--data-checksums', ...flags],
      {
        ...cluster.user,
        cwd: dirname(unfinished),
        env: { PATH: process.env.PATH, LC_ALL: 'C' },
        timeout: 120_000,
      },
    );
    moveInto(unfinished, cluster.folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** A folder that is not empty is not replaced: then another process was first, and its cluster is as good. */
function moveInto(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error;
  }
}
