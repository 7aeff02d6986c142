import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Content } from '../../domain/content/index.ts';
import { ENROLLING_KEY_ID } from '../../domain/wire/index.ts';
import { openTerminal, type PaymentTerminal } from '../../hardware/terminal/index.ts';
import { type Configuration, loadConfiguration } from '../../main/configuration/index.ts';
import { deviceKey, type Identity, journalKey, readIdentity } from '../../main/identity/index.ts';
import { type Journal, openJournal } from '../../main/journal/index.ts';
import {
  createTroubles,
  enrolKiosk,
  type Kiosk,
  type KioskParts,
  openKioskJournal,
  startKiosk,
} from '../../main/kiosk/index.ts';
import { createCentralClient } from '../../main/sync/index.ts';
import {
  type AppendRule,
  type Command,
  type DeviceStates,
  holdFile,
  type KioskOrder,
  type Notice,
} from './kiosk-messages.ts';
import { listeningJournal } from './listening-journal.ts';

/**
 * The kiosk without its window: the product's own parts in a process that a test can end at any moment. It takes the
 * calls of the screen from standard input and tells what happens on standard output.
 */
const order = JSON.parse(process.argv[2] ?? '') as KioskOrder;
// A test kills this process: what was compiled is kept for the next start before that.
flushCompileCache();
let rule: AppendRule | null = order.rule;
let aheadMs = 0;
let journal: Journal | null = null;
let terminal: PaymentTerminal | null = null;
let kiosk: Kiosk | null = null;

/** Synchronous: what was said before a SIGKILL is heard. */
function say(notice: Notice): void {
  const line = Buffer.from(`${JSON.stringify(notice)}\n`);
  for (let written = 0; written < line.length; ) written += writeSome(line, written);
}

function writeSome(line: Buffer, from: number): number {
  try {
    return writeSync(1, line, from);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

const log: KioskParts['log'] = (event, facts = {}) => say({ notice: 'log', event, facts });
const now = (): Date => new Date(Date.now() + aheadMs);
const monotonicMs = (): number => performance.now();

const loaded = await loadConfiguration(order.settingsFile, order.dataFolder);
if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded));
const { configuration } = loaded;
const key = deviceKey(join(order.dataFolder, 'device.key'));
const identityFile = join(order.dataFolder, 'identity.json');
const identity = await whoAmI(configuration);
let shown = 0;
const troubles = createTroubles(() => kiosk?.session?.refresh());

const parts: KioskParts = {
  configuration,
  identity,
  identityFile,
  key,
  journalFile: join(order.dataFolder, 'journal.db'),
  lookedForFile: join(order.dataFolder, 'looked-for.json'),
  openJournal: (settings) => {
    const opened = openJournal(settings);
    if (opened.kind === 'broken') return opened;
    journal = opened.journal;
    const listener = { say, rule: () => rule, heldBy: holdFile(order.dataFolder) };
    return { kind: 'open', journal: listeningJournal(opened.journal, listener) };
  },
  journalKey: journalKey(order.dataFolder, undefined),
  version: '0.0.0',
  bootId: randomUUID(),
  now,
  monotonicMs,
  random: Math.random,
  newId: randomUUID,
  randomBytes,
  openTerminal: () => {
    terminal = openTerminal(configuration.terminal, {
      randomBytes,
      now,
      log: ({ event, ...facts }) => log(event, facts),
      pollIntervalMs: 250,
    });
    return terminal;
  },
  receiptSign: () => null,
  rasterise: async (_document, _copy, widthDots) => ({
    widthDots,
    heightDots: 8,
    rows: new Uint8Array(widthDots),
  }),
  content: () => ({ version: 0, content: Content.parse({}) }),
  troubles,
  nextSequence: () => {
    shown += 1;
    return shown;
  },
  show: (view) => say({ notice: 'view', view }),
  onKeypad: () => undefined,
  onEnded: () => undefined,
  restart: () => say({ notice: 'restart' }),
  log,
};
kiosk = startKiosk(parts, openKioskJournal(parts));
createInterface({ input: process.stdin }).on('line', (line) => void obey(JSON.parse(line) as Command));
say({ notice: 'started' });
kiosk.session?.refresh();

async function whoAmI({ settings }: Configuration): Promise<Identity> {
  const known = readIdentity(identityFile);
  if (known.kind === 'enrolled') return known.identity;
  return enrolKiosk({
    codeFile: settings.enrolmentCodeFile,
    client: createCentralClient({
      url: settings.centralUrl,
      keyId: ENROLLING_KEY_ID,
      key,
      now,
      patience: settings.centralPatience,
    }),
    key,
    identityFile,
    random: Math.random,
    onWaiting: (message) => log('waiting', { message }),
    onCodeLeft: (file) => log('enrolment-code-left', { file }),
  });
}

async function obey(command: Command): Promise<void> {
  const answer = await carryOut(command);
  say({ notice: 'answer', id: command.id, answer });
  if (command.do === 'close') process.exit(0);
}

async function carryOut(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'call': {
      // The input's form is the test's own: the kiosk's page would have been checked for it.
      const call = kiosk?.session?.calls[command.name] as ((input: unknown) => unknown) | undefined;
      return call?.(command.input);
    }
    case 'rule':
      rule = command.rule;
      return null;
    case 'story':
      return Object.fromEntries(command.transactionIds.map((id) => [id, journal?.eventsOf(id) ?? []]));
    case 'turn-clock':
      aheadMs = command.aheadMs;
      return null;
    case 'devices': {
      const banners = kiosk?.session?.view().banners ?? ['printer-down' as const];
      return {
        printer: !banners.includes('printer-down'),
        terminal: terminal?.status().connection ?? null,
        journal: journal?.trouble() ?? null,
        head: journal?.head().seq ?? 0,
      } satisfies DeviceStates;
    }
    case 'close':
      return kiosk?.close();
  }
}
