import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, clipboard, type Session } from 'electron';
import { ENROLLING_KEY_ID } from '../../domain/wire/index.ts';
import { toMonochrome } from '../../hardware/printer/index.ts';
import { createRemoteTerminal } from '../../hardware/terminal/index.ts';
import { type EndReason, realDisk } from '../../slots/index.ts';
import type { Configuration } from '../configuration/index.ts';
import type { ShownContent, TownContent } from '../content/index.ts';
import { deviceKey, type Identity, journalKey, readIdentity } from '../identity/index.ts';
import { enrolKiosk, startKiosk } from '../kiosk/index.ts';
import { createReceiptRasteriser } from '../receipt-drawing/index.ts';
import { followReleases, restartNightly } from '../releases/index.ts';
import { listenForRestraint, restrainedClient, restrainedDownloader } from '../restraint/index.ts';
import {
  type CentralClient,
  createCentralClient,
  createDownloader,
  type Downloader,
  type Loop,
} from '../sync/index.ts';
import { spawnTerminal } from '../terminal-process/index.ts';
import { clearEverything } from '../window/index.ts';
import type { Machine } from './machine.ts';
import { trustOwnCa } from './trust-own-ca.ts';
import type { WindowSide } from './window-side.ts';

export type KioskSideParts = {
  readonly machine: Machine;
  readonly configuration: Configuration;
  readonly window: WindowSide;
  readonly shown: ShownContent;
  readonly content: TownContent;
  /** Where the kiosk's page runs, and where receipts are drawn. */
  readonly session: Session;
  readonly receipts: Session;
  readonly restart: (why: EndReason) => void;
  /** Gets what has to be closed before the rest. */
  readonly opened: (part: Pick<Loop, 'close'>) => void;
};

type PatientLine = { readonly client: CentralClient; readonly download: Downloader };

/** Starts the kiosk that this machine was enrolled as, or enrols it first. */
export function startKioskSide(parts: KioskSideParts): void {
  const { machine, configuration, window, content } = parts;
  const { places, now, failed, kiosk } = machine;
  const { centralUrl, centralCaFile, enrolmentCodeFile, contentPollMs, releasePollMs } =
    configuration.settings;
  const ca = centralCaFile === null ? null : trustOwnCa(centralCaFile);
  if (ca?.kind === 'failed') {
    window.troubles.set('configuration', ca.sentence);
    return;
  }
  const key = deviceKey(places.deviceKeyFile);
  const line = { url: centralUrl, key, now, patience: configuration.settings.centralPatience };
  const start = kioskStarter(parts);
  const known = readIdentity(places.identityFile);
  const opened = content.open(known.kind === 'enrolled' ? known.identity : null);
  opened.catch(failed);
  const restraint = listenForRestraint(centralUrl, machine.monotonicMs);
  parts.opened({ close: async () => restraint.close() });
  /** The way to central for what can wait while it is busy. */
  const patientLine = (identity: Identity): PatientLine => {
    const central = { ...line, keyId: identity.kioskId };
    return {
      client: restrainedClient(createCentralClient(central), restraint),
      download: restrainedDownloader(createDownloader(central), restraint),
    };
  };
  /** Only after what is there already is shown. */
  const follow = async (identity: Identity): Promise<void> => {
    await opened;
    followForReleases(identity, patientLine(identity));
    await content.follow({
      identity,
      ...patientLine(identity),
      unused: () => kiosk.session()?.unused() ?? true,
      pollMs: contentPollMs,
    });
  };
  function followForReleases(identity: Identity, central: PatientLine): void {
    const { launcher, log } = machine;
    if (!launcher) return;
    const { timeZone } = configuration.town.definition;
    const { note, standing } = kiosk;
    const idle = { timeZone, log, standing };
    parts.opened(restartNightly({ ...idle, now, restart: () => parts.restart('nightly') }));
    parts.opened(
      followReleases({
        ...{ ...idle, note, launcher, identity, disk: realDisk, random: Math.random, pollMs: releasePollMs },
        restart: () => parts.restart('update'),
        ...central,
      }),
    );
  }
  const begin = (identity: Identity): Promise<void> => {
    start(identity);
    return follow(identity);
  };
  if (known.kind === 'enrolled') {
    begin(known.identity).catch(failed);
    return;
  }
  if (known.kind === 'unreadable') {
    window.troubles.set('not-enrolled', 'The identity of this kiosk is damaged. Call IT.');
    return;
  }
  enrolKiosk({
    codeFile: enrolmentCodeFile,
    client: createCentralClient({ ...line, keyId: ENROLLING_KEY_ID }),
    key,
    identityFile: places.identityFile,
    random: Math.random,
    onWaiting: (message) => window.troubles.set('not-enrolled', message),
    onCodeLeft: (file) => machine.log('enrolment-code-left', { file }),
  })
    .then((identity) => {
      window.troubles.clear('not-enrolled');
      return begin(identity);
    })
    .catch(failed);
}

/** Gives the function that starts the kiosk, with all that comes from Electron. */
function kioskStarter(parts: KioskSideParts): (identity: Identity) => void {
  const { machine, configuration, window, shown, session } = parts;
  const { places, log, kiosk } = machine;
  const rasterise = createReceiptRasteriser({ session: parts.receipts, toMonochrome });
  const openTerminal = () =>
    createRemoteTerminal({
      settings: configuration.terminal,
      spawn: () => spawnTerminal(join(machine.appFolder, 'out/main/terminal-process.mjs')),
      log: ({ event, ...facts }) => log(event, facts),
      randomBytes,
      // One process after the other: the page and the terminal's, loaded at once, make each other slow.
      turn: window.drawn,
    });
  const onEnded = (): void => {
    clearEverything(session, clipboard, window.contents())
      .then((cleared) => cleared.kind === 'cleared' || log('not-cleared', { what: cleared.what.join(', ') }))
      .catch(machine.failed);
  };
  return (identity) => {
    const { bootId, now, monotonicMs } = machine;
    kiosk.become(
      startKiosk({
        configuration,
        identity,
        identityFile: places.identityFile,
        key: deviceKey(places.deviceKeyFile),
        journalFile: places.journalFile,
        journalKey: journalKey(places.dataFolder, process.env.CREDENTIALS_DIRECTORY),
        version: app.getVersion(),
        ...{ bootId, now, monotonicMs, log },
        random: Math.random,
        newId: randomUUID,
        randomBytes,
        openTerminal,
        rasterise,
        content: shown.current,
        troubles: window.troubles,
        nextSequence: window.nextSequence,
        show: window.show,
        onKeypad: window.onKeypad,
        onEnded,
        restart: parts.restart,
      }),
    );
    window.refresh();
    log('started', {
      version: app.getVersion(),
      electron: process.versions.electron,
      kiosk: identity.kioskCode,
    });
  };
}
