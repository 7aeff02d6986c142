import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app } from 'electron';
import { findPlaces, OWN_SWITCHES, startApp } from './app/index.ts';
import { beginLoading } from './configuration/index.ts';
import { limitReports } from './ipc/index.ts';
import { createKioskHandle } from './kiosk/index.ts';
import { createLog } from './log/index.ts';
import { underLauncher } from './releases/index.ts';
import { prepareApp } from './window/index.ts';

const log = createLog();
const monotonicMs = (): number => performance.now();
const appFolder = app.getAppPath();
const places = findPlaces((name) => app.commandLine.getSwitchValue(name), {
  settingsFile: app.isPackaged
    ? '/etc/townhall-kiosk/settings.json'
    : join(appFolder, 'config/kiosk/settings.json'),
  dataFolder: app.isPackaged ? '/var/lib/townhall-kiosk' : join(appFolder, 'var/kiosk'),
});

const kiosk = createKioskHandle();
const onBlocked = limitReports(kiosk.note, monotonicMs);
const failed = (error: unknown): void =>
  log('bug', { where: 'main', message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' });

process.on('uncaughtException', failed);
process.on('unhandledRejection', failed);
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
  const now = (): Date => new Date();
  const machine = {
    ...{ places, appFolder, now, monotonicMs, log, failed, onBlocked, kiosk },
    launcher: underLauncher(process.env),
    bootId: randomUUID(),
  };
  const loading = beginLoading(places.settingsFile, places.dataFolder);
  app
    .whenReady()
    .then(() => startApp(machine, loading))
    .catch(failed);
} else {
  const why = prepared.kind === 'refused' ? prepared.sentence : 'another kiosk runs already';
  log('not-started', { why });
  app.exit(prepared.kind === 'refused' ? prepared.exitCode : 0);
}
