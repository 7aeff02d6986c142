import { join } from 'node:path';
import { app } from 'electron';
import type { EndReason } from '../../slots/index.ts';
import {
  asKioskEvent,
  type LoadedConfiguration,
  SETTINGS_WITHOUT_TOWN,
  sentenceOf,
  WITHOUT_TOWN,
} from '../configuration/index.ts';
import { createShownContent, createTownContent, readInWorker } from '../content/index.ts';
import { type HealthBeat, startHealth } from '../releases/index.ts';
import { createKioskSession, serveApp, startingStyle } from '../window/index.ts';
import type { Machine } from './machine.ts';
import { type StartOrderParts, startInOrder } from './start-order.ts';
import { openWindowSide, type WindowSide } from './window-side.ts';

/** Puts the program together, once Electron is ready: the window, and behind it what can be looked up and the kiosk that it was enrolled as. */
export async function startApp(machine: Machine, loading: Promise<LoadedConfiguration>): Promise<void> {
  const { appFolder, kiosk, log, onBlocked, places } = machine;
  const rendererFolder = join(appFolder, 'out/renderer');
  const [loaded, session] = await Promise.all([loading, createKioskSession('kiosk', onBlocked)]);
  const configuration = loaded.kind === 'none' ? null : loaded.configuration;
  const town = configuration?.town ?? WITHOUT_TOWN;
  const { languages, defaultLanguage } = town.definition;
  const shown = createShownContent();
  serveApp(session, rendererFolder, shown.media, startingStyle(languages, defaultLanguage));
  /** What is open, in the order in which it is closed. */
  const open: { readonly close: () => void | Promise<void> }[] = [kiosk];
  let isEnding = false;
  const end = async (why: EndReason): Promise<void> => {
    isEnding = true;
    await health?.end(why);
    for (const part of open) await part.close();
    app.exit(0);
  };
  const window = openWindowSide({
    machine,
    town,
    settings: configuration?.settings ?? SETTINGS_WITHOUT_TOWN,
    session,
    content: shown,
    leave: () => void end('staff'),
  });
  open.push(window);
  const health = reportHealth(machine, window);
  process.once('SIGTERM', () => void end('signal'));
  process.once('SIGINT', () => void end('signal'));
  app.on('window-all-closed', () => undefined);
  if (loaded.kind !== 'loaded') {
    const sentence = sentenceOf(loaded.problem);
    log('configuration-refused', { sentence });
    kiosk.note(asKioskEvent(loaded.problem));
    if (loaded.kind === 'none') window.troubles.set('configuration', sentence);
  }
  if (!configuration) return;
  const content = createTownContent({
    folder: places.contentFolder,
    shippedFolder: join(configuration.settings.townFolder, 'content'),
    town: configuration.town.definition,
    read: readInWorker(join(appFolder, 'out/main/content-reader.mjs'), (why) =>
      log('content-read-here', { why }),
    ),
    shown,
    note: kiosk.note,
    log,
    now: machine.now,
    random: Math.random,
  });
  open.unshift(content);
  shown.onChange(() => kiosk.changed());
  // A launcher starts the next program by itself, and its own choice of it.
  const restart = (why: EndReason): void => {
    if (!machine.launcher) app.relaunch();
    void end(why);
  };
  const opened: StartOrderParts['opened'] = (part) => void open.unshift(part);
  const ending = (): boolean => isEnding;
  const order = { machine, configuration, window, shown, content, rendererFolder };
  await startInOrder({ ...order, restart, opened, isEnding: ending });
}

/** Tells the launcher, where there is one, how this program is. */
function reportHealth({ launcher, kiosk, log, failed }: Machine, window: WindowSide): HealthBeat | null {
  if (!launcher) return null;
  let painted = false;
  window
    .drawn()
    .then(() => {
      painted = true;
    })
    .catch(failed);
  return startHealth({
    file: launcher.healthFile,
    pid: process.pid,
    look: () => {
      const { journal, reached } = kiosk.standing();
      return { painted, journal, reached: [...reached] };
    },
    log,
  });
}
