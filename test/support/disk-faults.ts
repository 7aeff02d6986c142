import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { GUARD_MS, until } from './until.ts';

/** Whether a running process can be traced here. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

export type FailingDisk = {
  /** How many syncs have failed so far. */
  readonly failed: () => number;
  readonly stop: () => Promise<void>;
};

/** From now on every fsync and fdatasync of the process fails with EIO, until stopped. */
export async function failNextSyncs(pid: number, logFile: string): Promise<FailingDisk> {
  const syncs = 'fsync,fdatasync';
  const tracer = spawn(
    'strace',
    ['-f', '-p', String(pid), '-o', logFile, '-e', `trace=${syncs}`, '-e', `inject=${syncs}:error=EIO`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await attached(tracer);
  const ended = new Promise<void>((resolve) => tracer.once('close', () => resolve()));
  return {
    failed: () => readFileSync(logFile, 'utf8').split('(INJECTED)').length - 1,
    stop: () => {
      tracer.kill('SIGINT');
      return ended;
    },
  };
}

async function attached(tracer: ChildProcess): Promise<void> {
  let said = '';
  tracer.stderr?.on('data', (data: Buffer) => {
    said += data.toString();
  });
  await until(
    'strace is attached',
    () => said.includes('attached'),
    GUARD_MS,
    () => said,
  );
}
