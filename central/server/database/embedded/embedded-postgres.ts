import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, openCluster } from './cluster.ts';
import { claimOwnership, releaseOwnership } from './ownership.ts';
import { forgetPostmaster, type Postmaster, readPostmaster, runsOn } from './postmaster.ts';

export type EmbeddedPostgres = {
  readonly url: string;
  /** Where its files are. */
  readonly cluster: string;
  /** Starts the database again, at the same address, when it has died. */
  readonly keepRunning: () => Promise<void>;
  /** Ends the database when it is this process's to end; another process's stays. */
  readonly stop: () => Promise<void>;
};

const DEADLINE_MS = 30_000;
const POLL_MS = 25;

/**
 * A real PostgreSQL whose data stays in the folder between runs. Joins the one that already runs there (another command
 * of ours, or one that a killed server left behind); else starts it. Throws when it does not come up.
 */
export async function embeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const cluster = await openCluster(dataFolder);
  const running = await bringUp(dataFolder, cluster, 0);
  const { port } = running;
  return {
    url: addressOf(cluster, port),
    cluster: cluster.folder,
    keepRunning: async () => {
      if (!isUp(cluster)) await bringUp(dataFolder, cluster, port);
    },
    stop: async () => (releaseOwnership(dataFolder) ? stop(cluster) : undefined),
  };
}

function isUp(cluster: Cluster): boolean {
  const running = readPostmaster(cluster.folder);
  return running !== null && runsOn(running.pid, cluster.folder) === 'yes';
}

/** Joins or starts the database; with port 0 on any free port. */
async function bringUp(dataFolder: string, cluster: Cluster, port: number): Promise<Postmaster> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    // Only the owner starts and ends the database; who comes later joins, and takes over from an owner that died.
    const owns = claimOwnership(dataFolder);
    const running = readPostmaster(cluster.folder);
    const state = running ? runsOn(running.pid, cluster.folder) : 'no';
    if (running && state === 'yes') {
      if (running.port > 0 && (await answers(addressOf(cluster, running.port)))) return running;
    } else if (owns && state !== 'zombie') {
      // A zombie keeps its number until it is reaped, and PostgreSQL would take it for a running server.
      if (state === 'other-program') forgetPostmaster(cluster.folder);
      await start(cluster, port || (await freePort()));
    }
    await after(POLL_MS);
  }
  throw new Error(
    `the embedded PostgreSQL did not come up within ${DEADLINE_MS / 1000} s: see ${cluster.log}`,
  );
}

const addressOf = (cluster: Cluster, port: number): string =>
  `postgres://townhall:${cluster.password}@127.0.0.1:${port}/postgres`;

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts PostgreSQL and waits until it has said where it listens, or has ended again. */
async function start(cluster: Cluster, port: number): Promise<void> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    password_encryption: 'scram-sha-256',
    // Personal data stands in statements and in the details of errors: neither goes into the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = openSync(cluster.log, 'a', 0o600);
  // Detached: a Ctrl-C in the terminal is for us; we end the database after the last request.
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, '-p', String(port), ...flags], {
    ...cluster.user,
    cwd: cluster.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const deadline = Date.now() + DEADLINE_MS;
  while (!ended && Date.now() < deadline) {
    const postmaster = readPostmaster(cluster.folder);
    if (postmaster && postmaster.pid === child.pid && postmaster.port > 0) return;
    await after(POLL_MS);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Fast shutdown (SIGINT): open transactions are rolled back, everything is written, the pid file goes last. */
async function stop(cluster: Cluster): Promise<void> {
  const running = readPostmaster(cluster.folder);
  if (!running || runsOn(running.pid, cluster.folder) !== 'yes') return;
  process.kill(running.pid, 'SIGINT');
  const deadline = Date.now() + DEADLINE_MS;
  while (readPostmaster(cluster.folder)?.pid === running.pid) {
    if (Date.now() > deadline) throw new Error('the embedded PostgreSQL did not end');
    if (runsOn(running.pid, cluster.folder) !== 'yes') return;
    await after(POLL_MS);
  }
}
