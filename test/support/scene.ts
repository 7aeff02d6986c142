import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDevices, PASSPHRASE, type TestDevices } from './devices.ts';
import { type Gate, openGate } from './gate.ts';
import { type KioskRun, runKiosk } from './kiosk.ts';
import type { AppendRule } from './kiosk-messages.ts';
import { type Resident, residentAt } from './resident.ts';
import { type TestTown, TOWN_FOLDER } from './town.ts';
import { GUARD_MS, until } from './until.ts';

/** One kiosk in the town with its devices and its line to central, from before its enrolment on. */
export type Scene = {
  readonly town: TestTown;
  readonly kioskId: string;
  readonly dataFolder: string;
  readonly devices: TestDevices;
  /** The line between kiosk and central. */
  readonly line: Gate;
  /** The runs of the kiosk's process so far; the last one may be running. */
  readonly runs: readonly KioskRun[];
  /** Starts the kiosk, on the same data as before, and waits until it can take payments. */
  readonly start: (options?: StartOptions) => Promise<{ kiosk: KioskRun; resident: Resident }>;
  readonly close: () => Promise<void>;
};

export type StartOptions = {
  readonly rule?: AppendRule | null;
  readonly wrap?: (program: readonly string[]) => readonly string[];
  /** False: does not wait until the devices and central are reached. */
  readonly ready?: boolean;
};

/** Times that a test can wait for; the order among them is that of the product's own. */
const WAITS = {
  deliveryMs: 1_200,
  statusRoundMs: 60_000,
  statusPauseMs: 40,
  notFoundPauseMs: 80,
  lateCheckMs: 300,
  verdictPauseMs: 150,
  reversalPauseFactor: 0.002,
  bugPauseMs: 20,
};
/**
 * An answer that comes is never too late, however busy the machine is: a payment of which the answer was waited for too short a time is asked for
 * in rounds of a minute. Who tests silence asks for shorter ones.
 */
const DEADLINES = {
  paymentMs: 150_000,
  statusMs: 60_000,
  abortMs: 60_000,
  diagnosisMs: 60_000,
  reversalMs: 60_000,
};

export type SceneOptions = {
  readonly waits?: Partial<typeof WAITS>;
  readonly deadlines?: Partial<typeof DEADLINES>;
  /** The data folder is a disk of its own of this size (needs root). */
  readonly diskBytes?: number;
  readonly idle?: { readonly idleAfterMs: number; readonly warningMs: number };
};

/** Sets a scene: devices, the line to central, a kiosk that is allowed to enrol and has not begun. */
export async function setScene(town: TestTown, options: SceneOptions = {}): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-scene-'));
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  if (options.diskBytes) mount(dataFolder, options.diskBytes);
  const devices = await openDevices();
  const line = await openGate({ host: '127.0.0.1', port: 0 }, { host: '127.0.0.1', port: town.port() });
  const { kioskId, enrolmentCode } = await town.enrolmentCode();
  const settingsFile = writeSettings(folder, { devices, line, enrolmentCode, options });
  const runs: KioskRun[] = [];

  return {
    town,
    kioskId,
    dataFolder,
    devices,
    line,
    runs,
    start: async ({ rule = null, wrap, ready = true } = {}) => {
      const kiosk = await runKiosk({ settingsFile, dataFolder, rule }, wrap);
      runs.push(kiosk);
      if (ready) await isReady(kiosk);
      return { kiosk, resident: residentAt(kiosk) };
    },
    close: async () => {
      await Promise.all(runs.map((run) => run.kill()));
      await Promise.all([devices.close(), line.close()]);
      if (options.diskBytes) execFileSync('umount', ['--lazy', dataFolder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a disk of its own can be made here. */
export function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-disk-'));
  try {
    mount(folder, 65_536);
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const mount = (folder: string, bytes: number): unknown =>
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'tmpfs', folder], { stdio: 'pipe' });

/** Waits until all of the kiosk's devices are there and central is reached. */
export async function isReady(kiosk: KioskRun): Promise<void> {
  await until(
    'the kiosk is ready',
    () => !kiosk.running() || kiosk.view()?.banners.length === 0,
    GUARD_MS,
    () => ({ view: kiosk.view(), events: kiosk.events().slice(-5) }),
  );
}

function writeSettings(
  folder: string,
  {
    devices,
    line,
    enrolmentCode,
    options,
  }: {
    readonly devices: TestDevices;
    readonly line: Gate;
    readonly enrolmentCode: string;
    readonly options: SceneOptions;
  },
): string {
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return name;
  };
  const settings = {
    centralUrl: `http://127.0.0.1:${line.port}`,
    centralPatience: 20,
    enrolmentCodeFile: write('enrolment-code', enrolmentCode),
    townFolder: TOWN_FOLDER,
    idle: options.idle ?? { idleAfterMs: 300_000, warningMs: 20_000 },
    printer: {
      port: { kind: 'tcp', host: '127.0.0.1', port: devices.printerPort },
      profile: 'epson-tm-t20',
      pollMs: 250,
    },
    terminal: {
      host: devices.host,
      poiId: devices.terminal.poiId,
      saleId: 'kiosk-1',
      passphraseFile: write('passphrase', PASSPHRASE),
      keyIdentifier: 'faults',
      keyVersion: 1,
      caCertificateFile: write('ca.pem', devices.terminal.caPem),
      environment: 'test',
      deadlines: { ...DEADLINES, ...options.deadlines },
    },
    waits: { ...WAITS, ...options.waits },
  };
  return join(folder, write('settings.json', JSON.stringify(settings)));
}

/** The key of the journal's cipher, for reading it when the kiosk is not running. */
export const journalKeyOf = (scene: Scene): string =>
  readFileSync(join(scene.dataFolder, 'journal.key'), 'utf8').trim();
