import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { bundledProgram } from '../programs/index.ts';
import { BARE_ENVIRONMENT, NODE } from './node.ts';

const PROGRAM = fileURLToPath(new URL('../../central/server/index.ts', import.meta.url));

/** Central as its own program, on a database that is there already. */
export type CentralProgram = {
  readonly port: number;
  /** Ends it at once (SIGKILL) and waits until it is gone. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Starts central; resolves when it listens. */
export async function startCentralProgram(databaseUrl: string): Promise<CentralProgram> {
  const child = spawn(
    NODE,
    [bundledProgram(PROGRAM), 'serve', '--port', '0', '--second-factor-for', 'none', '--log-level', 'error'],
    {
      env: { ...BARE_ENVIRONMENT, DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = JSON.parse(await firstLine(child)) as { address: string };
  const end = (signal: 'SIGKILL' | 'SIGTERM') => (): Promise<void> => {
    child.kill(signal);
    return ended;
  };
  return { port: Number(new URL(ready.address).port), kill: end('SIGKILL'), stop: end('SIGTERM') };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', () => reject(new Error('central ended before it listened')));
  });
}
