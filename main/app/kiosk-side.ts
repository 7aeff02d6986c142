import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, clipboard } from 'electron';
import { createRemoteTerminal } from '../../hardware/terminal/index.ts';
import type { EndReason } from '../../slots/index.ts';
import type { Configuration } from '../configuration/index.ts';
import type { ShownContent } from '../content/index.ts';
import { type DeviceKey, type Identity, journalKey } from '../identity/index.ts';
import type { Journal } from '../journal/index.ts';
import { type KioskParts, openKioskJournal, startKiosk } from '../kiosk/index.ts';
import { spawnTerminal } from '../terminal-process/index.ts';
import { clearEverything } from '../window/index.ts';
import type { Machine } from './machine.ts';
import type { WindowSide } from './window-side.ts';

export type KioskSideParts = {
  readonly machine: Machine;
  readonly configuration: Configuration;
  readonly window: WindowSide;
  readonly shown: ShownContent;
  readonly identity: Identity;
  readonly key: DeviceKey;
  readonly rasterise: KioskParts['rasterise'];
  readonly receiptSign: KioskParts['receiptSign'];
  readonly restart: (why: EndReason) => void;
};

/** The kiosk that this machine was enrolled as, in the parts in which it starts. Each is called once, in this order. */
export type KioskSide = {
  /** Opens the journal and checks all of it. */
  readonly checkJournal: () => void;
  /** Opens everything else of the kiosk: from now on the screen is the resident's. */
  readonly open: () => void;
  /** The terminal's process may start. */
  readonly startTerminal: () => void;
};

/** Gives the kiosk all that comes from Electron. */
export function createKioskSide(side: KioskSideParts): KioskSide {
  const { machine, configuration, window, identity, key } = side;
  const { places, log, kiosk } = machine;
  let journal: Journal | null = null;
  let startTerminal = (): void => undefined;
  const turn = new Promise<void>((resolve) => {
    startTerminal = resolve;
  });
  const parts: KioskParts = {
    configuration,
    identity,
    identityFile: places.identityFile,
    key,
    journalFile: places.journalFile,
    lookedForFile: places.lookedForFile,
    journalKey: journalKey(places.dataFolder, process.env.CREDENTIALS_DIRECTORY),
    version: app.getVersion(),
    bootId: machine.bootId,
    now: machine.now,
    monotonicMs: machine.monotonicMs,
    log,
    random: Math.random,
    newId: randomUUID,
    randomBytes,
    openTerminal: () =>
      createRemoteTerminal({
        settings: configuration.terminal,
        spawn: () => spawnTerminal(join(machine.appFolder, 'out/main/terminal-process.mjs')),
        log: ({ event, ...facts }) => log(event, facts),
        randomBytes,
        turn: () => turn,
      }),
    rasterise: side.rasterise,
    receiptSign: side.receiptSign,
    content: side.shown.current,
    troubles: window.troubles,
    nextSequence: window.nextSequence,
    show: window.show,
    onKeypad: window.onKeypad,
    onEnded: () => clearAfterVisit(side),
    restart: side.restart,
  };
  return {
    checkJournal: () => {
      journal = openKioskJournal(parts);
    },
    open: () => {
      kiosk.become(startKiosk(parts, journal));
      window.refresh();
      log('started', {
        version: parts.version,
        electron: process.versions.electron,
        kiosk: identity.kioskCode,
      });
    },
    startTerminal: () => startTerminal(),
  };
}

function clearAfterVisit({ machine, window }: KioskSideParts): void {
  const { log, failed } = machine;
  const contents = window.contents();
  clearEverything(window.session, clipboard, contents)
    .then((cleared) => cleared.kind === 'cleared' || log('not-cleared', { what: cleared.what.join(', ') }))
    .catch(failed);
}
