import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writeBillCode } from '../../domain/bill/index.ts';
import { TownDefinition } from '../../domain/town/index.ts';
import { hashPin } from '../../main/staff/index.ts';
import { type DemoSettings, demoTownFolder, readDemoSettings, USUAL_TOWN } from './demo-settings.ts';
import { demoSlips } from './demo-slips.ts';
import { type Program, runProgram, startProgram } from './program.ts';

export type DemoOptions = {
  /** Where the demo keeps everything: central's database, the terminal's memory, the kiosk's journal. */
  readonly folder: string;
  /** The folder with the town's settings and content; that of the usual town when it is left out. */
  readonly townFolder?: string;
  /** Fixed addresses for people; 0 lets each program choose, for tests side by side. */
  readonly ports: {
    readonly central: number;
    readonly bench: number;
    readonly printer: number;
    readonly smtp: number;
  };
  /** The terminal's ports are fixed, so that towns side by side need addresses of their own. */
  readonly terminalHost: string;
  readonly window: { readonly fullscreen: boolean; readonly width: number; readonly height: number };
  readonly idle?: {
    readonly idleAfterMs: number;
    readonly warningMs: number;
    readonly listeningMs?: number;
  };
  readonly waits?: Readonly<Record<string, number>>;
  readonly centralPatience?: number;
  readonly printerProfile?: string;
  /** The files that central and the bench are started by; their sources, when absent. */
  readonly programFiles?: { readonly central: string; readonly bench: string };
  readonly onLine?: (program: 'central' | 'bench', line: string) => void;
};

/** A whole town on this machine: central, the bench, and a kiosk's settings that lead to them. */
export type DemoTown = {
  readonly central: string;
  readonly bench: string;
  readonly settingsFile: string;
  readonly kioskFolder: string;
  readonly folder: string;
  /** The administrator made at the first start; null when there was one. */
  readonly administrator: { readonly name: string; readonly password: string } | null;
  /** Runs a command of central, e.g. `bills`. */
  readonly ask: (...words: string[]) => Promise<Record<string, unknown>>;
  readonly programs: { central: Program; bench: Program };
  readonly startCentral: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const Port = z.object({ host: z.string(), port: z.number() });
const Line = z.object({ path: z.string() }).nullable();
/** What the bench says when it is ready. */
const BenchReady = z.object({
  page: z.string(),
  printer: Port.loose(),
  scanner: Line,
  reader: Line,
  keypad: Line,
  smtp: Port,
});

const townFolderOf = ({ townFolder = demoTownFolder(USUAL_TOWN) }: DemoOptions): string => townFolder;
const SOURCES = { central: 'central/server/index.ts', bench: 'hardware/bench/index.ts' };
/**
 * Where the kiosk hears the terminal, on the terminal's own address. A port that was free when it was looked for may be
 * somebody else's when the kiosk opens it, and then nobody hears that a PIN is asked for.
 */
const NOTIFICATION_PORT = 8444;
const STAFF_PIN = '246810';
/** A code of that age is good for long enough to enrol with. */
const CODE_IS_FRESH_MS = 600_000;

/** Starts a demo town; data from an earlier start is kept and used. */
export async function startDemoTown(options: DemoOptions): Promise<DemoTown> {
  const folder = resolve(options.folder);
  const kioskFolder = join(folder, 'kiosk');
  const centralFolder = join(folder, 'central');
  for (const path of [kioskFolder, join(folder, 'bench')]) mkdirSync(path, { recursive: true });
  const demo = readDemoSettings(townFolderOf(options));
  const bench = await startBench(options, folder);
  try {
    return await startAround(options, demo, folder, kioskFolder, centralFolder, bench);
  } catch (error) {
    await bench.stop();
    throw error;
  }
}

async function startAround(
  options: DemoOptions,
  demo: DemoSettings,
  folder: string,
  kioskFolder: string,
  centralFolder: string,
  bench: Program,
): Promise<DemoTown> {
  const devices = BenchReady.parse(bench.ready);
  const smtp = `smtp://${devices.smtp.host}:${devices.smtp.port}`;

  const { central: centralFile } = options.programFiles ?? SOURCES;
  const centralParameters = (port: number): string[] => [
    centralFile,
    'serve',
    ...['--data-dir', centralFolder, '--port', String(port)],
    // The demo's accounts are for trying; a town's supervisors and administrators have a second factor.
    ...['--demo', '--second-factor-for', 'none'],
    ...['--mail-from', demo.mailFrom],
  ];
  const startCentral = (port: number): Promise<Program> =>
    startProgram(
      'node',
      centralParameters(port),
      (line) => line.kind === 'ready',
      (line) => options.onLine?.('central', line),
      { SMTP_URL: smtp },
    );
  const programs = { bench, central: await startCentral(options.ports.central) };
  const central = String(programs.central.ready.address);
  const ask = (...words: string[]): Promise<Record<string, unknown>> =>
    runProgram('node', [centralFile, ...words, '--data-dir', centralFolder]);

  const first = !existsSync(join(folder, 'town-is-imported'));
  let administrator: DemoTown['administrator'] = null;
  if (first) {
    await ask('import-town', townFolderOf(options));
    await ask('import-bills', join(townFolderOf(options), 'bills/bills.csv'));
    const user = await ask('create-user', 'demo', '--role', 'administrator', '--demo');
    administrator = { name: 'demo', password: String(user.password) };
    writeFileSync(join(folder, 'town-is-imported'), '');
  }
  // Again after every change, so that a changed text in the town's folder shows.
  const content = join(townFolderOf(options), 'content');
  const contentIsImported = join(folder, 'content-is-imported');
  if (changedAt(content) > writtenAt(contentIsImported)) {
    await ask('import-content', content);
    writeFileSync(contentIsImported, '');
  }
  const codeFile = join(kioskFolder, 'enrolment-code');
  const codeIsFresh = Date.now() - writtenAt(codeFile) < CODE_IS_FRESH_MS;
  if (!existsSync(join(kioskFolder, 'identity.json')) && !codeIsFresh) {
    // In a real town a second person compares the key; here one person sets up both ends.
    options.onLine?.('central', 'the demo town confirms its own kiosk: in a real town a second person does');
    const made = await ask('create-kiosk', demo.kioskId, titleOf(demo), '--confirmed');
    writeFileSync(codeFile, String(made.enrolmentCode), { mode: 0o600 });
  }
  const settingsFile = join(folder, 'kiosk-settings.json');
  const settings = await kioskSettings(options, { demo, folder, central, devices, codeFile });
  writeFileSync(settingsFile, JSON.stringify(settings, null, 2));

  return {
    central,
    bench: devices.page,
    settingsFile,
    kioskFolder,
    folder,
    administrator,
    ask,
    programs,
    startCentral: async () => {
      programs.central = await startCentral(Number(new URL(central).port));
    },
    stop: async () => {
      await Promise.all([programs.central.stop(), bench.stop()]);
    },
  };
}

/** The kiosk's name for clerks: where it stands, in the language that central's commands speak. */
const titleOf = ({ place }: DemoSettings): string => place.en ?? Object.values(place)[0] ?? '';

/** When a file was written; 0 when it is not there. */
const writtenAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When the last file below a folder was written. */
const changedAt = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      writtenAt(join(folder, name)),
    ),
  );

function startBench(options: DemoOptions, folder: string): Promise<Program> {
  const presets = join(folder, 'bench', 'presets.json');
  writeFileSync(presets, JSON.stringify(demoPresets(townFolderOf(options))));
  const parameters = [
    (options.programFiles ?? SOURCES).bench,
    ...['--page-port', String(options.ports.bench), '--printer-port', String(options.ports.printer)],
    ...['--smtp-port', String(options.ports.smtp), '--terminal-host', options.terminalHost],
    ...['--data-dir', join(folder, 'bench'), '--presets', presets],
    ...['--notification-url', `http://${options.terminalHost}:${NOTIFICATION_PORT}/`],
  ];
  return startProgram(
    'node',
    parameters,
    (line) => line.ready === true,
    (line) => options.onLine?.('bench', line),
  );
}

type Parts = {
  demo: DemoSettings;
  folder: string;
  central: string;
  devices: z.infer<typeof BenchReady>;
  codeFile: string;
};

async function kioskSettings(options: DemoOptions, parts: Parts): Promise<unknown> {
  const { demo } = parts;
  const passphraseFile = join(parts.folder, 'terminal-passphrase');
  writeFileSync(passphraseFile, 'bench-passphrase', { mode: 0o600 });
  const { printer, scanner, reader, keypad } = parts.devices;
  const line = (device: typeof scanner): unknown => (device ? { path: device.path, baudRate: 9600 } : null);
  return {
    centralUrl: parts.central,
    centralPatience: options.centralPatience ?? 1,
    enrolmentCodeFile: parts.codeFile,
    townFolder: townFolderOf(options),
    screen: { panelShortSideMm: 340, standsAt: demo.standsAt, place: demo.place, ...options.window },
    idle: options.idle ?? { idleAfterMs: 45_000, warningMs: 25_000 },
    printer: {
      port: { kind: 'tcp', host: printer.host, port: printer.port },
      profile: options.printerProfile ?? 'epson-tm-t88',
      pollMs: 2_000,
    },
    terminal: {
      host: options.terminalHost,
      poiId: 'V400m-324688179',
      saleId: demo.kioskId,
      passphraseFile,
      keyIdentifier: 'bench',
      keyVersion: 1,
      caCertificateFile: join(parts.folder, 'bench', 'terminal-ca.pem'),
      environment: 'test',
      notifications: { host: options.terminalHost, port: NOTIFICATION_PORT },
    },
    scanner: line(scanner),
    reader: line(reader),
    keypad: keypad ? { kind: 'serial', path: keypad.path, baudRate: 9600 } : null,
    staff: { pinHash: await hashPin(STAFF_PIN) },
    contentPollMs: 2_000,
    waits: options.waits ?? {},
  };
}

/** The demo town's first bills and cards, as buttons on the bench. */
function demoPresets(townFolder: string): unknown {
  const rows = readFileSync(join(townFolder, 'bills/bills.csv'), 'utf8')
    .split('\n')
    .slice(1, 13)
    .map((row) => row.split(','));
  const town = TownDefinition.parse(JSON.parse(readFileSync(join(townFolder, 'town.json'), 'utf8')));
  const codes = rows.map(([accountNumber = '', , holder = '', , billNumber = '']) => ({
    label: `${billNumber} ${holder}`.slice(0, 60),
    value: writeBillCode({ townId: town.townId, accountNumber, billNumber }),
  }));
  const cards = new Map(rows.flatMap(([, card, holder = '']) => (card ? [[card, holder] as const] : [])));
  const slips = demoSlips(town, rows[0] ?? []);
  return { codes: [...codes, ...slips], cards: [...cards].map(([value, label]) => ({ label, value })) };
}
