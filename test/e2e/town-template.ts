import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { startDemoTown } from '../../build/start/demo-town.ts';
import { temporaryFolder } from '../../central/server/testing/index.ts';
import { bundledProgram, shareBundledPrograms } from '../programs/index.ts';
import { ownHost } from './own-host.ts';

const TEMPLATE = 'TOWNHALL_TOWN_TEMPLATE';
const ADMINISTRATOR = 'administrator.json';
const Queues = z.array(z.object({ hours: z.unknown() }).loose());
const Administrator = z.object({ name: z.string(), password: z.string() });

/** Makes the town once from which every test's own is copied: its database and its bills take seconds to make. */
export default async function makeTemplate(): Promise<() => void> {
  shareBundledPrograms();
  const folder = temporaryFolder();
  const town = await startDemoTown({
    folder,
    townFolder: townAtAnyTime(folder),
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: ownHost(),
    window: { fullscreen: false, width: 1080, height: 1920 },
    programFiles: bundledTownPrograms(),
  });
  await town.stop();
  writeFileSync(join(folder, ADMINISTRATOR), JSON.stringify(town.administrator));
  process.env[TEMPLATE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Where the settings of a copied town are: those of Millbrook, which can be changed for one test. */
export const townFolderIn = (folder: string): string => join(folder, 'town');

/** Writes the settings of a copied town, whose queues are never closed: tests run on all days and at all hours. Gives the folder of the settings. */
export function townAtAnyTime(folder: string): string {
  const townFolder = townFolderIn(folder);
  cpSync(resolve('config/towns/millbrook'), townFolder, { recursive: true });
  giveNumbersAtAnyTime(join(townFolder, 'queues.json'));
  return townFolder;
}

function giveNumbersAtAnyTime(file: string): void {
  const queues = Queues.parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify(queues.map(({ hours: _hours, ...queue }) => queue)));
}

/** The programs of every town, each bundled once. */
export const bundledTownPrograms = (): { readonly central: string; readonly bench: string } => ({
  central: bundledProgram('central/server/index.ts'),
  bench: bundledProgram('hardware/bench/index.ts'),
});

/** A folder with a town that nobody has used yet. The caller removes it. */
export function copyOfTemplate(): string {
  const folder = temporaryFolder();
  const template = process.env[TEMPLATE];
  if (!template) throw new Error('there is no town to copy');
  // The database's files belong to another user, who must own the copies, too.
  execFileSync('cp', ['-a', `${template}/.`, folder]);
  return folder;
}

/** Who can sign in at the central of a copied town. */
export const administratorOf = (folder: string): z.infer<typeof Administrator> =>
  Administrator.parse(JSON.parse(readFileSync(join(folder, ADMINISTRATOR), 'utf8')));
