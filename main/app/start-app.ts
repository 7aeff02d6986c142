import { join } from 'node:path';
import { app } from 'electron';
import type { EndReason } from '../../slots/index.ts';
import {
  asKioskEvent,
  type Configuration,
  type LoadedConfiguration,
  type LoadingConfiguration,
  SETTINGS_WITHOUT_TOWN,
  sentenceOf,
  WITHOUT_TOWN,
} from '../configuration/index.ts';
import { createShownContent } from '../content/index.ts';
import { type HealthBeat, startHealth } from '../releases/index.ts';
import { createKioskSession, serveApp, startingStyle } from '../window/index.ts';
import type { Machine } from './machine.ts';
import { openWindowSide, type WindowSide } from './window-side.ts';

/**
 * Puts the program together, once Electron is ready. The window comes first. Before it comes only what keeps people inside (one
 * instance, a shut session) and what says how the window looks; everything else follows it (`start-order.ts`).
 */
export async function startApp(machine: Machine, loading: LoadingConfiguration): Promise<void> {
  const { appFolder, kiosk, onBlocked } = machine;
  const rendererFolder = join(appFolder, 'out/renderer');
  const [look, session] = await Promise.all([loading.look, createKioskSession('kiosk', onBlocked)]);
  const { languages, defaultLanguage } = look.town;
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
    ...{ machine, look, session, content: shown },
    rest: loading.whole.then(restOf),
    leave: () => void end('staff'),
  });
  open.push(window);
  const health = reportHealth(machine, window);
  process.once('SIGTERM', () => void end('signal'));
  process.once('SIGINT', () => void end('signal'));
  app.on('window-all-closed', () => undefined);
  const configuration = goodPart(await loading.whole, machine, window);
  if (!configuration) return;
  // A launcher starts the next program by itself, and its own choice of it.
  const restart = (why: EndReason): void => {
    if (!machine.launcher) app.relaunch();
    void end(why);
  };
  // Loaded apart: none of it is needed for the first picture.
  const { startInOrder } = await import('./start-order.ts');
  await startInOrder({
    ...{ machine, configuration, window, shown, rendererFolder, restart },
    opened: (part) => void open.unshift(part),
    isEnding: () => isEnding,
  });
}

const restOf = (
  loaded: LoadedConfiguration,
): Pick<Configuration, 'town' | 'settings'> | typeof NO_CONFIGURATION =>
  loaded.kind === 'none' ? NO_CONFIGURATION : loaded.configuration;

const NO_CONFIGURATION = { town: WITHOUT_TOWN, settings: SETTINGS_WITHOUT_TOWN };

/** The configuration to start with; null when there is none. What is wrong with the files is logged, noted for the journal and shown to staff. */
function goodPart(
  loaded: LoadedConfiguration,
  { log, kiosk }: Machine,
  { troubles }: WindowSide,
): Configuration | null {
  if (loaded.kind === 'loaded') return loaded.configuration;
  const sentence = sentenceOf(loaded.problem);
  log('configuration-refused', { sentence });
  kiosk.note(asKioskEvent(loaded.problem));
  if (loaded.kind === 'last-good') return loaded.configuration;
  troubles.set('configuration', sentence);
  return null;
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
