import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, clipboard, type Session as ElectronSession } from 'electron';
import type { KioskEvent } from '../domain/journal/index.ts';
import { ENROLLING_KEY_ID } from '../domain/wire/index.ts';
import { toMonochrome } from '../hardware/printer/index.ts';
import { createRemoteTerminal } from '../hardware/terminal/index.ts';
import {
  asKioskEvent,
  type Configuration,
  loadConfiguration,
  SETTINGS_WITHOUT_TOWN,
  sentenceOf,
  WITHOUT_TOWN,
} from './configuration/index.ts';
import { createTownContent, readInWorker, type TownContent } from './content/index.ts';
import { createReceiptRasteriser } from './devices/receipt-raster.ts';
import { spawnTerminal } from './devices/spawn-terminal.ts';
import { deviceKey, type Identity, journalKey, readIdentity } from './identity/index.ts';
import { type Blocked, limitReports } from './ipc/index.ts';
import { enrolKiosk, type Kiosk, startKiosk } from './kiosk/index.ts';
import { createLog } from './log.ts';
import { findPlaces, OWN_SWITCHES } from './places.ts';
import { type KioskScreen, openScreen } from './screen.ts';
import { createCentralClient, createDownloader } from './sync/index.ts';
import { clearEverything, createKioskSession, prepareApp, serveApp, startingStyle } from './window/index.ts';

const log = createLog();
const bootId = randomUUID();
const monotonicMs = (): number => performance.now();
const now = (): Date => new Date();
const appFolder = app.getAppPath();
const rendererFolder = join(appFolder, 'out/renderer');
const places = findPlaces((name) => app.commandLine.getSwitchValue(name), {
  settingsFile: app.isPackaged
    ? '/etc/townhall-kiosk/settings.json'
    : join(appFolder, 'config/kiosk/settings.json'),
  dataFolder: app.isPackaged ? '/var/lib/townhall-kiosk' : join(appFolder, 'var/kiosk'),
});

let kiosk: Kiosk | null = null;
let screen: KioskScreen | null = null;
let content: TownContent | null = null;
/** What happened before there was a journal to keep it. */
const early: KioskEvent[] = [];
const note = (event: KioskEvent): void => {
  if (kiosk) kiosk.note(event);
  else if (early.length < 50) early.push(event);
};
const onBlocked = limitReports((blocked: Blocked) => note(blocked), monotonicMs);
const failed = (error: unknown): void =>
  log('bug', { where: 'main', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });

process.on('uncaughtException', failed);
process.on('unhandledRejection', failed);
app.setPath('userData', join(places.dataFolder, 'electron'));
const args = process.argv.slice(1);
const prepared = prepareApp({
  app,
  args,
  environment: process.env,
  ownSwitches: [...OWN_SWITCHES],
  onBlocked,
});
if (prepared.kind === 'ready-to-start') {
  // Not awaited at the top level: an ES module of the main process that waits there for the app never gets it.
  const loading = loadConfiguration(places.settingsFile, places.dataFolder);
  app
    .whenReady()
    .then(() => run(loading))
    .catch(failed);
} else {
  const why = prepared.kind === 'refused' ? prepared.sentence : 'another kiosk runs already';
  log('not-started', { why });
  app.exit(prepared.kind === 'refused' ? prepared.exitCode : 0);
}

async function run(loading: ReturnType<typeof loadConfiguration>): Promise<void> {
  const [loaded, session, receipts] = await Promise.all([
    loading,
    createKioskSession('kiosk', onBlocked),
    createKioskSession('receipts', onBlocked),
  ]);
  const configuration = loaded.kind === 'none' ? null : loaded.configuration;
  const town = configuration?.town ?? WITHOUT_TOWN;
  const { languages, defaultLanguage } = town.definition;
  const media = (): ReturnType<TownContent['media']> => content?.media() ?? new Map();
  serveApp(session, rendererFolder, media, startingStyle(languages, defaultLanguage));
  serveApp(receipts, rendererFolder);
  screen = openScreen({
    town,
    settings: configuration?.settings ?? SETTINGS_WITHOUT_TOWN,
    electronSession: session,
    preloadPath: join(appFolder, 'out/preload/index.cjs'),
    pinThrottleFile: places.pinThrottleFile,
    bootId,
    monotonicMs,
    session: () => kiosk?.session ?? null,
    note,
    heardKey: (key, isPressed) => kiosk?.heardKey(key, isPressed),
    heardTyped: (typed) => kiosk?.heardTyped(typed),
    callForHelp: async () => kiosk?.callForHelp() ?? { kind: 'not-reached' },
    onBlocked,
    leave: () => void end(0),
    log,
  });
  process.once('SIGTERM', () => void end(0));
  process.once('SIGINT', () => void end(0));
  app.on('window-all-closed', () => undefined);
  if (loaded.kind !== 'loaded') {
    const sentence = sentenceOf(loaded.problem);
    log('configuration-refused', { sentence });
    note(asKioskEvent(loaded.problem));
    if (loaded.kind === 'none') screen.troubles.set('configuration', sentence);
  }
  if (configuration) {
    content = createTownContent({
      folder: places.contentFolder,
      shippedFolder: join(configuration.settings.townFolder, 'content'),
      town: configuration.town.definition,
      read: readInWorker(join(appFolder, 'out/main/content-reader.mjs'), (why) =>
        log('content-read-here', { why }),
      ),
      put: (put) => {
        screen?.content.put(put);
        kiosk?.changed();
      },
      ...{ note, log, now, random: Math.random },
    });
    become(configuration, screen, content, session, receipts);
  }
}

/** Becomes the kiosk that it was enrolled as, or is enrolled first. */
function become(
  configuration: Configuration,
  on: KioskScreen,
  lookUp: TownContent,
  session: ElectronSession,
  receipts: ElectronSession,
): void {
  const key = deviceKey(places.deviceKeyFile);
  const rasterise = createReceiptRasteriser({ session: receipts, toMonochrome });
  const begin = (identity: Identity): void => {
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
          // One process after the other: the page and the terminal's, loaded at once, make each other slow.
          turn: on.drawn,
        }),
      rasterise,
      content: on.content.current,
      troubles: on.troubles,
      nextSequence: on.nextSequence,
      show: on.show,
      onKeypad: on.onKeypad,
      onEnded: () => {
        clearEverything(session, clipboard, on.window.contents())
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
    on.refresh();
    log('started', {
      version: app.getVersion(),
      electron: process.versions.electron,
      kiosk: identity.kioskCode,
    });
  };

  const known = readIdentity(places.identityFile);
  const opened = lookUp.open(known.kind === 'enrolled' ? known.identity : null);
  opened.catch(failed);
  const { centralUrl, enrolmentCodeFile, contentPollMs } = configuration.settings;
  /** Only after what is there already is shown. */
  const follow = async (identity: Identity): Promise<void> => {
    await opened;
    const central = { url: centralUrl, keyId: identity.kioskId, key, now };
    await lookUp.follow({
      identity,
      client: createCentralClient(central),
      download: createDownloader(central),
      unused: () => kiosk?.session?.unused() ?? true,
      pollMs: contentPollMs,
    });
  };
  if (known.kind === 'enrolled') {
    begin(known.identity);
    follow(known.identity).catch(failed);
    return;
  }
  if (known.kind === 'unreadable') {
    on.troubles.set('not-enrolled', 'The identity of this kiosk is damaged. Call IT.');
    return;
  }
  enrolKiosk({
    codeFile: enrolmentCodeFile,
    client: createCentralClient({ url: centralUrl, keyId: ENROLLING_KEY_ID, key, now }),
    key,
    identityFile: places.identityFile,
    random: Math.random,
    onWaiting: (message) => on.troubles.set('not-enrolled', message),
  })
    .then((identity) => {
      on.troubles.clear('not-enrolled');
      begin(identity);
      return follow(identity);
    })
    .catch(failed);
}

async function end(code: number): Promise<void> {
  await content?.close();
  await kiosk?.close();
  screen?.window.close();
  app.exit(code);
}
