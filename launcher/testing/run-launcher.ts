import { type ChildProcess, spawn } from 'node:child_process';
import type { TestMachine } from '../../slots/testing/machine.ts';
import { bundledProgram, NODE } from '../../test/programs/index.ts';
import { until } from '../../test/support/until.ts';

/** A launcher at work, as a process of its own. */
export type RunningLauncher = {
  readonly child: ChildProcess;
  readonly log: () => string;
  /** Waits until the log has this. */
  readonly says: (sentence: string | RegExp) => Promise<void>;
  readonly ended: Promise<number | null>;
  readonly kill: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
};

/** Times so short that a trial passes in a moment, and so long that a busy machine meets them. */
const TIMES = ['--works-within-s=8', '--steady-s=0.4', '--trial-most-s=20', '--silent-s=3'];

export type LaunchOptions = {
  readonly times?: readonly string[];
  readonly parameters?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** The command before the launcher's own file. */
  readonly command?: readonly string[];
};

export function runLauncher(machine: TestMachine, options: LaunchOptions = {}): RunningLauncher {
  const [program = NODE, ...rest] = options.command ?? [NODE, bundledProgram('launcher/index.ts')];
  const parameters = [
    ...rest,
    `--root=${machine.places.root}`,
    `--keys=${machine.keysFile}`,
    ...TIMES,
    ...(options.times ?? []),
    '--',
    ...(options.parameters ?? []),
  ];
  const child = spawn(program, parameters, {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      log += data.toString();
    });
  // Not `close`: what a launcher that is killed leaves running holds its output open.
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    child,
    log: () => log,
    says: async (sentence) => {
      const found = (): boolean =>
        typeof sentence === 'string' ? log.includes(sentence) : sentence.test(log);
      await until(`the launcher says ${sentence}`, found, undefined, () => log);
    },
    ended,
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
