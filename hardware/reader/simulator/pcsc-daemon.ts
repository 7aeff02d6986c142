import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { VPCD_PORT } from './insert-card.ts';

const DAEMON = '/usr/sbin/pcscd';
const VIRTUAL_READER = '/etc/reader.conf.d/vpcd';
const SOCKET = '/run/pcscd/pcscd.comm';
/** Guards for a machine that is busy with something else. */
const START_MS = 60_000;
const STOP_MS = 5_000;
/** Another program's connection may have taken the virtual reader's port for itself: Linux gives it back a minute after its end. */
const READER_MS = 5_000;
const TRIES = 20;
const LOOK_MS = 20;

export type PcscDaemon = { stop(): Promise<void> };

/** Why this machine can have no PC/SC daemon of a test's own; null when it can. */
export async function whyNoPcscDaemon(): Promise<string | null> {
  if (!canRun(DAEMON)) return 'pcscd is not installed.';
  if (!existsSync(VIRTUAL_READER)) return 'pcscd has no virtual reader: vsmartcard-vpcd is not installed.';
  if (process.getuid?.() !== 0) return 'only root may start pcscd.';
  if (await answers()) return 'pcscd is running already, and its readers are not the test’s.';
  return null;
}

/**
 * Starts the machine's PC/SC daemon with the virtual reader, anew where the reader did not get its port. Rejects when the daemon is not up in
 * time, or the port is never free.
 */
export async function startPcscDaemon(): Promise<PcscDaemon> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const daemon = await startOnce();
    if (await becomesSo(READER_MS, hasReader)) return daemon;
    await daemon.stop();
  }
  throw new Error(`The virtual reader did not get its port ${VPCD_PORT}.`);
}

async function startOnce(): Promise<PcscDaemon> {
  const daemon = spawn(DAEMON, ['--foreground'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    daemon.once('exit', () => resolve());
    daemon.once('error', () => resolve());
  });
  const hasEnded = (): boolean => daemon.exitCode !== null || daemon.signalCode !== null;

  async function stop(): Promise<void> {
    daemon.kill('SIGTERM');
    const late = setTimeout(() => daemon.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(late);
  }

  await becomesSo(START_MS, async () => hasEnded() || (await answers()));
  if (hasEnded() || !(await answers())) {
    await stop();
    throw new Error('pcscd did not start.');
  }
  return { stop };
}

/** Whether it is so before this time is over. */
async function becomesSo(ms: number, isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const until = performance.now() + ms;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > until) return false;
    await pause(LOOK_MS);
  }
}

/** What the kernel writes for a socket that listens (proc(5), /proc/net/tcp). */
const LISTENS = '0A';

/** Whether something listens on the virtual reader's port. A connection to find out would be a card. */
function hasReader(): boolean {
  const port = `:${VPCD_PORT.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .filter((table) => existsSync(table))
    .flatMap((table) => readFileSync(table, 'utf8').split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .some(([, local, , state]) => local?.endsWith(port) && state === LISTENS);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(SOCKET);
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
