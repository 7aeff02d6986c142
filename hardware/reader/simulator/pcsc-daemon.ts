import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { connect } from 'node:net';

const DAEMON = '/usr/sbin/pcscd';
const VIRTUAL_READER = '/etc/reader.conf.d/vpcd';
const SOCKET = '/run/pcscd/pcscd.comm';
const START_MS = 10_000;
const STOP_MS = 5_000;

export type PcscDaemon = { stop(): Promise<void> };

/** Why this machine can have no PC/SC daemon of a test's own; null when it can. */
export async function whyNoPcscDaemon(): Promise<string | null> {
  if (!canRun(DAEMON)) return 'pcscd is not installed.';
  if (!existsSync(VIRTUAL_READER)) return 'pcscd has no virtual reader: vsmartcard-vpcd is not installed.';
  if (process.getuid?.() !== 0) return 'only root may start pcscd.';
  if (await answers()) return 'pcscd is running already, and its readers are not the test’s.';
  return null;
}

/** Starts the machine's PC/SC daemon with the virtual reader. Rejects when it is not up in time. */
export async function startPcscDaemon(): Promise<PcscDaemon> {
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

  const until = performance.now() + START_MS;
  while (!(await answers())) {
    if (hasEnded() || performance.now() > until) {
      await stop();
      throw new Error('pcscd did not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { stop };
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
