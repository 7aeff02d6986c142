import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program of ours that is running, and how to end it. */
export type Program = {
  readonly child: ChildProcess;
  /** The line of JSON with which it said that it is ready. */
  readonly ready: Record<string, unknown>;
  readonly stop: () => Promise<void>;
};

const READY_DEADLINE_MS = 120_000;
const STOP_DEADLINE_MS = 15_000;

/** Starts a program and waits for the line that says it is ready; its other lines go to `onLine`. */
export function startProgram(
  command: string,
  parameters: readonly string[],
  isReady: (line: Record<string, unknown>) => boolean,
  onLine: (line: string) => void = () => undefined,
  environment: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const env = { ...process.env, ...environment };
  const child = spawn(command, parameters, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const last: string[] = [];
  const hear = (line: string): void => {
    last.push(line);
    if (last.length > 20) last.shift();
    onLine(line);
  };
  createInterface({ input: child.stderr }).on('line', hear);
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`${parameters[0] ?? command} ${why}\n${last.join('\n')}`));
    const deadline = setTimeout(() => fail('did not become ready in time'), READY_DEADLINE_MS);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with code ${code} before it was ready`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      hear(line);
      const ready = parse(line);
      if (!ready || !isReady(ready)) return;
      clearTimeout(deadline);
      child.removeAllListeners('exit');
      resolve({ child, ready, stop: () => stopChild(child) });
    });
  });
}

/** Runs a program to its end and reads its one line of JSON. Throws when it says that it did not succeed. */
export function runProgram(command: string, parameters: readonly string[]): Promise<Record<string, unknown>> {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const answer = output
        .trim()
        .split('\n')
        .map(parse)
        .findLast((line) => line !== null);
      if (code === 0 && answer) resolve(answer);
      else reject(new Error(`${parameters.slice(1).join(' ')}: ${output}${errors}`.trim()));
    });
  });
}

/** Asks a program to end, and ends it when it does not. */
export function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
    child.once('exit', () => {
      clearTimeout(deadline);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // A line for people.
    return null;
  }
}
