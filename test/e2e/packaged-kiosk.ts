import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { REGISTRY_VERSION } from '../../build/electron/registry-runtime.ts';
import type { DemoTown } from '../../build/start/demo-town.ts';
import { stopChild } from '../../build/start/program.ts';

/** Where the package is, and the ids of Debian's user and group for those who own nothing. */
export const PACKAGED = 'dist/linux-unpacked';
const EXECUTABLE = 'townhall-kiosk';
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Builds the package from the bundles in out/, also with the old runtime of machines that reach no newer one. */
export function packageKiosk(): void {
  execFileSync('node', ['build/electron/package.ts', `--allow-electron=${REGISTRY_VERSION}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** The package as it would be installed: where an ordinary user can read it, and cannot write. */
export function installKiosk(folder: string): string {
  const installed = join(folder, 'installed');
  cpSync(PACKAGED, installed, { recursive: true });
  return join(installed, EXECUTABLE);
}

/** Runs the packaged kiosk to its end, as a command that it should refuse; the exit code, or null when it went on. */
export function runToEnd(
  executable: string,
  folder: string,
  parameters: string[],
  env: Record<string, string> = {},
): { code: number | null; output: string } {
  const [command, ...rest] = asOrdinaryUser([executable, `--data=${homeIn(folder)}/data`, ...parameters]);
  try {
    const output = execFileSync(command as string, rest, {
      env: { ...environment(folder), ...env },
      timeout: 120_000,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: 0, output };
  } catch (error) {
    const {
      status = null,
      stdout = '',
      stderr = '',
    } = error as { status?: number | null; stdout?: string; stderr?: string };
    return { code: status, output: stdout + stderr };
  }
}

/** The packaged kiosk at work, for a user who is not root. */
export type PackagedKiosk = {
  readonly child: ChildProcess;
  readonly stop: () => Promise<void>;
  readonly lines: readonly string[];
};

/** Starts it for a town, with the town's files handed to the user that it runs as. */
export function startPackagedKiosk(executable: string, town: DemoTown, display: string): PackagedKiosk {
  const settings = JSON.parse(readFileSync(town.settingsFile, 'utf8'));
  // The town that came with the package: the checkout may be where only root may pass.
  settings.townFolder = join(executable, '../resources/config/towns/millbrook');
  writeFileSync(town.settingsFile, JSON.stringify(settings));
  handOverTown(town, settings);
  const parameters = [`--settings=${town.settingsFile}`, `--data=${town.kioskFolder}`];
  const [command, ...rest] = asOrdinaryUser([executable, ...parameters]);
  const child = spawn(command as string, rest, {
    env: { ...environment(town.folder), DISPLAY: display },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => lines.push(data.toString()));
  }
  return { child, lines, stop: () => stopChild(child) };
}

/** Gives what a kiosk of this town needs to the user that it runs as: its data, the terminal's passphrase, its devices. */
export function handOverTown(
  town: DemoTown,
  devices: Readonly<Record<'scanner' | 'reader' | 'keypad', { readonly path: string }>>,
): void {
  for (const path of [town.kioskFolder, join(town.folder, 'terminal-passphrase')]) handOver(path);
  for (const { path } of [devices.scanner, devices.reader, devices.keypad]) handOver(realpathSync(path));
}

/** The command line of every process below this one, e.g. to find the renderer. */
export function processesBelow(root: number): { pid: number; command: string; status: string }[] {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command, status }];
      } catch {
        // It has ended since.
        return [];
      }
    });
  const below = (pid: number): typeof found =>
    found.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}

/** A command as an ordinary user runs it. */
export function asOrdinaryUser(command: string[]): string[] {
  if (!isRoot) return command;
  return ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...command];
}

/** The environment of that user, whose home is in this folder. */
export function environment(folder: string): Record<string, string> {
  const home = homeIn(folder);
  return {
    PATH: '/usr/bin:/bin',
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DISPLAY: process.env.DISPLAY ?? '',
  };
}

function homeIn(folder: string): string {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o700);
  handOver(home);
  return home;
}

/** Gives a file, a device or a folder with all that is in it to the user that the kiosk runs as. */
export function handOver(path: string): void {
  if (!isRoot) return;
  chownSync(path, NOBODY, NOBODY);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) handOver(join(path, name));
}
