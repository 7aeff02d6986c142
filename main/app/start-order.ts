import { join } from 'node:path';
import { ENROLLING_KEY_ID } from '../../domain/wire/index.ts';
import { realTimers, wait } from '../../hardware/timers/index.ts';
import type { EndReason } from '../../slots/index.ts';
import type { Configuration } from '../configuration/index.ts';
import { createTownContent, readInWorker, type ShownContent, type TownContent } from '../content/index.ts';
import { type DeviceKey, deviceKey, type Identity, readIdentity } from '../identity/index.ts';
import { enrolKiosk } from '../kiosk/index.ts';
import { listenForRestraint } from '../restraint/index.ts';
import { createCentralClient, type Loop } from '../sync/index.ts';
import { followCentral } from './follow-central.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { createKioskSide } from './kiosk-side.ts';
import type { Machine } from './machine.ts';
import { createReceiptDrawing } from './receipt-drawing-side.ts';
import { type StartStep, takeSteps } from './take-steps.ts';
import { trustOwnCa } from './trust-own-ca.ts';
import type { WindowSide } from './window-side.ts';

export type StartOrderParts = {
  readonly machine: Machine;
  readonly configuration: Configuration;
  readonly window: WindowSide;
  readonly shown: ShownContent;
  readonly rendererFolder: string;
  readonly restart: (why: EndReason) => void;
  /** Gets what has to be closed before the rest. */
  readonly opened: (part: Pick<Loop, 'close'>) => void;
  readonly isEnding: () => boolean;
};

/**
 * Starts everything behind the window, one step after the other, from the moment at which the first picture shows: the words
 * that the kiosk is starting. A picture that does not come holds nothing up for long (`take-steps.ts`): also behind a dark screen
 * the kiosk brings to its end what a power cut interrupted.
 */
export async function startInOrder(parts: StartOrderParts): Promise<void> {
  const { machine, configuration, window } = parts;
  const { centralCaFile } = configuration.settings;
  const ca = centralCaFile === null ? null : trustOwnCa(centralCaFile);
  if (ca?.kind === 'failed') {
    window.troubles.set('configuration', ca.sentence);
    return;
  }
  const { places, monotonicMs } = machine;
  const content = townContent(parts);
  const restraint = listenForRestraint(configuration.settings.centralUrl, monotonicMs);
  parts.opened({ close: async () => restraint.close() });
  const key = deviceKey(places.deviceKeyFile);
  const known = readIdentity(places.identityFile);
  let opening: Promise<void> | null = null;
  const openContent = (identity: Identity | null): Promise<void> => {
    opening ??= content.open(identity);
    return opening;
  };
  const unused = (): boolean => machine.kiosk.session()?.unused() ?? true;
  const take = (steps: readonly StartStep[]): Promise<void> =>
    takeSteps(steps, { ...machine, isEnding: parts.isEnding });
  const stepsOf = (identity: Identity): StartStep[] => {
    const drawing = createReceiptDrawing(parts);
    const side = createKioskSide({ ...parts, ...drawing, identity, key });
    return [
      // Until it has been checked the screen says that the kiosk is starting, and nothing can be paid.
      { name: 'journal', run: side.checkJournal },
      { name: 'kiosk', run: side.open },
      { name: 'first-screen', run: window.drawn },
      { name: 'content', run: () => openContent(identity) },
      { name: 'terminal', run: side.startTerminal },
      { name: 'receipts', run: drawing.prepare },
      {
        name: 'following',
        run: async () => {
          await openContent(identity);
          await followCentral({ ...parts, content, identity, key, restraint });
        },
      },
      // The last one, which may wait for somebody who came early: nothing comes after it.
      {
        name: 'memory',
        run: async () => {
          while (!unused() && !parts.isEnding()) await wait(realTimers, LOOK_EVERY_MS);
          giveBackMemory();
        },
      },
    ];
  };
  if (known.kind === 'enrolled') {
    await take([FIRST_PICTURE(window), ...stepsOf(known.identity)]);
    return;
  }
  if (known.kind === 'unreadable')
    window.troubles.set('not-enrolled', 'The identity of this kiosk is damaged. Call IT.');
  await take([FIRST_PICTURE(window), { name: 'content', run: () => openContent(null) }]);
  if (known.kind === 'unreadable' || parts.isEnding()) return;
  await take(stepsOf(await enrol(parts, key)));
}

function townContent({ machine, configuration, shown, opened }: StartOrderParts): TownContent {
  const { appFolder, kiosk, log, now, places } = machine;
  const content = createTownContent({
    folder: places.contentFolder,
    shippedFolder: join(configuration.settings.townFolder, 'content'),
    town: configuration.town.definition,
    read: readInWorker(join(appFolder, 'out/main/content-reader.mjs'), (why) =>
      log('content-read-here', { why }),
    ),
    ...{ shown, note: kiosk.note, log, now, random: Math.random },
  });
  opened(content);
  shown.onChange(() => kiosk.changed());
  return content;
}

const LOOK_EVERY_MS = 5_000;

const FIRST_PICTURE = ({ shown }: WindowSide): StartStep => ({ name: 'first-picture', run: shown });

/** Waits until central knows this kiosk, however long that takes. */
async function enrol({ machine, configuration, window }: StartOrderParts, key: DeviceKey): Promise<Identity> {
  const { centralUrl, centralPatience, enrolmentCodeFile } = configuration.settings;
  const line = { url: centralUrl, key, now: machine.now, patience: centralPatience };
  const identity = await enrolKiosk({
    codeFile: enrolmentCodeFile,
    client: createCentralClient({ ...line, keyId: ENROLLING_KEY_ID }),
    key,
    identityFile: machine.places.identityFile,
    random: Math.random,
    onWaiting: (message) => window.troubles.set('not-enrolled', message),
    onCodeLeft: (file) => machine.log('enrolment-code-left', { file }),
  });
  window.troubles.clear('not-enrolled');
  return identity;
}
