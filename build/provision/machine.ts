import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** How a program on the machine ended. */
export type Ran = { readonly code: number; readonly output: string };

/** The Debian that becomes a kiosk: the one that runs, or one in a folder that is to be copied to a disk. */
export type Machine = {
  /** The path of a file of the machine, as seen from here. */
  readonly at: (path: string) => string;
  /** Runs a program of the machine. A program that cannot be started is an outcome with the code 127. */
  readonly run: (program: string, ...parameters: string[]) => Ran;
  /** Whether its systemd is running, so that a change can take effect at once. */
  readonly runs: boolean;
};

const OUTPUT_BYTES = 4 * 1024 ** 2;
const LONGEST_RUN_MS = 30 * 60_000;

/** @param root the folder of the Debian; `/` for this machine itself */
export function machineAt(root: string): Machine {
  const isHere = root === '/';
  return {
    at: (path) => join(root, path),
    run: (program, ...parameters) => {
      const [command, ...rest] = isHere ? [program, ...parameters] : ['chroot', root, program, ...parameters];
      const { status, stdout, stderr, error } = spawnSync(command ?? program, rest, {
        encoding: 'utf8',
        maxBuffer: OUTPUT_BYTES,
        timeout: LONGEST_RUN_MS,
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', LANG: 'C.UTF-8' },
      });
      return { code: status ?? 127, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`.trim() };
    },
    runs: isHere && existsSync('/run/systemd/system'),
  };
}
