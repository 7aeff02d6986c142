import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, clipboard, ipcMain } from 'electron';
import type { View } from '../domain/ipc/index.ts';
import type { KioskEvent } from '../domain/journal/index.ts';
import { ENROLLING_KEY_ID } from '../domain/wire/index.ts';
import { toMonochrome } from '../hardware/printer/index.ts';
import { createRemoteTerminal } from '../hardware/terminal/index.ts';
import {
  asKioskEvent,
  type LoadedConfiguration,
  loadConfiguration,
  sentenceOf,
} from './configuration/index.ts';
import { createReceiptRasteriser } from './devices/receipt-raster.ts';
import { spawnTerminal } from './devices/spawn-terminal.ts';
import { deviceKey, journalKey, readIdentity } from './identity/index.ts';
import { type Blocked, handleCalls, limitReports, notify } from './ipc/index.ts';
import { createTroubles, enrolKiosk, type Kiosk, startKiosk } from './kiosk/index.ts';
import { createLog } from './log.ts';
import { findPlaces, OWN_SWITCHES } from './places.ts';
import { screenCalls } from './screen-calls.ts';
import { createStaffExit, throttleInFile } from './staff/index.ts';
import { createCentralClient } from './sync/index.ts';
import {
  clearEverything,
  createKioskSession,
  createKioskWindow,
  type KioskWindow,
  prepareApp,
  serveApp,
} from './window/index.ts';

const log = createLog();
const bootId = randomUUID();
const monotonicMs = (): number => performance.now();
const now = (): Date => new Date();
const appFolder = app.getAppPath();
const places = findPlaces((name) => app.commandLine.getSwitchValue(name), {
  settingsFile: app.isPackaged
    ? '/etc/townhall-kiosk/settings.json'
    : join(appFolder, 'config/kiosk/settings.json'),
  dataFolder: app.isPackaged ? '/var/lib/townhall-kiosk' : join(appFolder, 'var/kiosk'),
});

let kiosk: Kiosk | null = null;
/** What happened before there was a journal to keep it. */
const early: KioskEvent[] = [];
const note = (event: KioskEvent): void => {
  if (kiosk) kiosk.note(event);
  else if (early.length < 50) early.push(event);
};
const onBlocked = limitReports((blocked: Blocked) => note(blocked), monotonicMs);

app.setPath('userData', join(places.dataFolder, 'electron'));
const prepared = prepareApp({
  app,
  args: process.argv.slice(1),
  environment: process.env,
  ownSwitches: [...OWN_SWITCHES],
  onBlocked,
});
if (prepared.kind === 'ready-to-start') {
  // Not awaited at the top level: an ES module of the main process that waits there for the app never gets it.
  app.whenReady().then(run).catch(failed);
} else {
  log(
    'not-started',
    prepared.kind === 'refused' ? { why: prepared.sentence } : { why: 'another kiosk runs already' },
  );
  app.exit(prepared.kind === 'refused' ? prepared.exitCode : 0);
}

process.on('uncaughtException', (error) => log('bug', { where: 'main', message: error.message }));
process.on('unhandledRejection', (error) =>
  log('bug', { where: 'main', message: error instanceof Error ? error.message : 'unknown' }),
);

async function run(): Promise<void> {
  const [loaded, session, receipts] = await Promise.all([
    loadConfiguration(places.settingsFile, places.dataFolder),
    createKioskSession('kiosk', onBlocked),
    createKioskSession('receipts', onBlocked),
  ]);
  for (const shut of [session, receipts]) serveApp(shut, join(appFolder, 'out/renderer'));
  if (loaded.kind !== 'loaded') {
    log('configuration-refused', { sentence: sentenceOf(loaded.problem) });
    console.error(sentenceOf(loaded.problem));
    note(asKioskEvent(loaded.problem));
  }
  if (loaded.kind === 'none') {
    app.exit(78);
    return;
  }
  showKiosk(loaded, session, receipts);
}

function showKiosk(loaded: Exclude<LoadedConfiguration, { kind: 'none' }>, session: Electron.Session, receipts: Electron.Session): void {
  const { configuration } = loaded;
  const { settings, town } = configuration;
  let window: KioskWindow | null = null;
  let sequence = 0;
  const troubles = createTroubles(() => refresh());
  const viewWithout = (): View => ({
    sequence,
    sessionId: bootId,
    language: town.definition.defaultLanguage,
    screen: { kind: 'out-of-order', ...(troubles.current() ?? { reason: 'starting', staffMessage: '' }) },
    banners: [],
    idleEndsInMs: null,
  });
  const show = (view: View): void =>
    notify(window?.window.webContents ?? null, 'session.changed', view, !app.isPackaged);
  function refresh(): void {
    sequence += 1;
    if (kiosk?.session) kiosk.session.refresh();
    else show(viewWithout());
  }

  const staff = createStaffExit({
    pinHash: settings.staff.pinHash,
    nowMs: () => Date.now(),
    monotonicMs,
    throttle: throttleInFile(places.pinThrottleFile, () => Date.now()),
    onEvent: note,
    leave: () => {
      note({ kind: 'staff-left-kiosk' });
      void end(0);
    },
  });
  const { panelShortSideMm } = settings.screen;
  const screenSettings = { version: app.getVersion(), panelShortSideMm, town };
  handleCalls({
    ipcMain,
    isTrustedFrame: (frame) => window?.isTrustedFrame(frame) ?? false,
    handlers: screenCalls(
      () => screenSettings,
      () => kiosk?.session ?? null,
      viewWithout,
      staff,
    ),
    checkOutputs: !app.isPackaged,
    onRefused: (name, why) => onBlocked({ kind: 'blocked', what: 'ipc', detail: `${name}: ${why}` }),
    onBug: (name, error) =>
      log('bug', { where: name, message: error instanceof Error ? error.message : 'unknown' }),
  });
  window = createKioskWindow({
    settings: settings.screen,
    backgroundColour: town.definition.colour,
    session,
    preloadPath: join(appFolder, 'out/preload/index.cjs'),
    monotonicMs,
    onGone: (reason) => {
      log('screen-restarted', { reason });
      note({ kind: 'screen-restarted', reason: reason.slice(0, 200) });
    },
  });

  async function end(code: number): Promise<void> {
    await kiosk?.close();
    window?.close();
    app.exit(code);
  }
  process.once('SIGTERM', () => void end(0));
  process.once('SIGINT', () => void end(0));
  app.on('window-all-closed', () => undefined);

  const key = deviceKey(places.deviceKeyFile);
  const begin = (identity: Parameters<typeof startKiosk>[0]['identity']): void => {
    kiosk = startKiosk({
      configuration,
      identity,
      identityFile: places.identityFile,
      key,
      journalFile: places.journalFile,
      journalKey: journalKey(places.dataFolder, process.env.CREDENTIALS_DIRECTORY),
      version: app.getVersion(),
      bootId,
      now,
      monotonicMs,
      random: Math.random,
      newId: randomUUID,
      randomBytes,
      openTerminal: () =>
        createRemoteTerminal({
          settings: configuration.terminal,
          spawn: () => spawnTerminal(join(appFolder, 'out/main/terminal-process.mjs')),
          log: ({ event, ...facts }) => log(event, facts),
        }),
      rasterise: createReceiptRasteriser({ session: receipts, toMonochrome }),
      troubles,
      show,
      onEnded: () => {
        clearEverything(session, clipboard, window?.window.webContents ?? null)
          .then(
            (cleared) => cleared.kind === 'cleared' || log('not-cleared', { what: cleared.what.join(', ') }),
          )
          .catch(failed);
      },
      restart: () => {
        app.relaunch();
        void end(0);
      },
      log,
    });
    for (const event of early.splice(0)) kiosk.note(event);
    refresh();
    log('started', {
      version: app.getVersion(),
      electron: process.versions.electron,
      kiosk: identity.kioskCode,
    });
  };

  const known = readIdentity(places.identityFile);
  if (known.kind === 'enrolled') begin(known.identity);
  else if (known.kind === 'unreadable')
    troubles.set('not-enrolled', 'The identity of this kiosk is damaged. Call IT.');
  else {
    enrolKiosk({
      codeFile: settings.enrolmentCodeFile,
      client: createCentralClient({ url: settings.centralUrl, keyId: ENROLLING_KEY_ID, key, now }),
      key,
      identityFile: places.identityFile,
      random: Math.random,
      onWaiting: (message) => troubles.set('not-enrolled', message),
    })
      .then((identity) => {
        troubles.clear('not-enrolled');
        begin(identity);
      })
      .catch(failed);
  }
}

function failed(error: unknown): void {
  log('bug', { where: 'main', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });
}
