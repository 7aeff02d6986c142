import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { build, type InlineConfig } from 'vite';
import { electronRuntime } from '../../../build/electron/runtime.ts';
import { bridgeNames } from '../../../build/preload/bridge-names.ts';
import { madeOnce } from '../../../test/programs/index.ts';

const repository = join(import.meta.dirname, '../../..');

/** An app built for one test, in a folder and on a display of its own. */
export type TestApp = {
  readonly folder: string;
  /** The folder with the built page. */
  readonly page: string;
  readonly launch: (environment?: Record<string, string>) => Promise<ElectronApplication>;
  readonly display: string;
  readonly close: () => Promise<void>;
};

/**
 * Builds a main script and the preload script as the product's build does, and a page from the given configuration. A page with a name is built
 * once in a run of tests for all that ask for it by that name; it does not lie in the app's own folder then.
 */
export async function buildTestApp(
  mainScript: string,
  page: InlineConfig,
  sharedAs?: string,
): Promise<TestApp> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-electron-'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'test', version: '0.0.0', main: 'main.mjs' }),
  );
  await buildScript(mainScript, folder, 'main.mjs', 'es');
  await buildScript(join(repository, 'main/preload/index.ts'), folder, 'preload.cjs', 'cjs');
  const own = join(folder, 'renderer');
  const built =
    sharedAs === undefined
      ? await buildPage(page, own)
      : await madeOnce(sharedAs, own, (outDir) => buildPage(page, outDir));
  const executable = runtimeFor(folder, (await electronRuntime()).executable);
  const server = await startDisplay();
  const root = process.getuid?.() === 0;
  return {
    folder,
    page: built,
    display: server.display,
    launch: (environment = {}) =>
      _electron.launch({
        executablePath: executable,
        args: root ? ['--no-sandbox'] : [],
        env: { ...(process.env as Record<string, string>), ...environment, DISPLAY: server.display },
        timeout: 180_000,
      }),
    close: async () => {
      server.process.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds a page as it is in service: without what a test's own environment adds to it for developers. */
async function buildPage(page: InlineConfig, outDir: string): Promise<string> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({
      configFile: false,
      logLevel: 'warn',
      ...page,
      build: { ...page.build, outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0 },
    });
    return outDir;
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
}

/**
 * A runtime of hard links whose built-in app is this one. It then loads before `ready`, as the packaged kiosk does, which the
 * registration of a scheme needs.
 */
function runtimeFor(folder: string, executable: string): string {
  const runtime = join(folder, 'runtime');
  const link = process.platform === 'linux' ? '-al' : '-a';
  try {
    execFileSync('cp', [link, dirname(executable), runtime], { stdio: 'ignore' });
  } catch {
    // Hard links end at the edge of a file system.
    rmSync(runtime, { recursive: true, force: true });
    execFileSync('cp', ['-a', dirname(executable), runtime]);
  }
  const app = join(runtime, 'resources', 'app');
  symlinkSync(folder, app);
  return join(runtime, basename(executable));
}

const buildScript = (entry: string, folder: string, name: string, format: 'es' | 'cjs'): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'warn',
    define: bridgeNames,
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { external: ['electron'], output: { format, entryFileNames: name } },
    },
  });

/** Starts an X server of the tests' own; it chooses a free display and tells it. */
function startDisplay(): Promise<{ readonly process: ChildProcess; readonly display: string }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (number: Buffer) => {
      resolve({ process: server, display: `:${number.toString().trim()}` });
    });
  });
}
