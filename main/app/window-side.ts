import { join } from 'node:path';
import { app, ipcMain, type Session } from 'electron';
import { messageOf } from '../../domain/failure/index.ts';
import type { View } from '../../domain/ipc/index.ts';
import type { KeypadEvent } from '../../domain/keypad/index.ts';
import type { Town } from '../../domain/town/index.ts';
import { within } from '../../hardware/timers/index.ts';
import type { KioskLook, KioskSettings } from '../configuration/index.ts';
import type { ShownContent } from '../content/index.ts';
import { hasTypingDevice } from '../devices/index.ts';
import { handleCalls, notify } from '../ipc/index.ts';
import { createTroubles, type Troubles } from '../kiosk/index.ts';
import { answerCalls } from '../session/index.ts';
import { createSpeaker } from '../speech/index.ts';
import { createStaffExit, throttleInFile } from '../staff/index.ts';
import { createKioskWindow, type KioskWindow } from '../window/index.ts';
import { electronOutOfSupport } from './electron-support.ts';
import type { Machine } from './machine.ts';

/** The window, the calls from it, and why the kiosk is out of order as long as there is no session to show. */
export type WindowSide = {
  readonly contents: KioskWindow['contents'];
  /** Where the kiosk's page runs. */
  readonly session: Session;
  readonly troubles: Troubles;
  readonly nextSequence: () => number;
  readonly show: (view: View) => void;
  /** Hands a key of the keypad on to the page. */
  readonly onKeypad: (key: KeypadEvent) => void;
  readonly refresh: () => void;
  /** Ends when the first picture of the page shows: the words that the kiosk is starting. */
  readonly shown: () => Promise<void>;
  /** Ends when the page is loaded, has asked what to show, and has drawn it: soon when it has already. */
  readonly drawn: () => Promise<void>;
  readonly close: () => void;
};

export type WindowSideParts = {
  readonly machine: Machine;
  readonly look: KioskLook;
  /** What the page and staff need beyond the look; the window is there before it is read. */
  readonly rest: Promise<{
    readonly town: Town;
    readonly settings: Pick<KioskSettings, 'screen' | 'staff' | 'scanner' | 'reader'>;
  }>;
  readonly session: Session;
  readonly content: ShownContent;
  /** Ends the kiosk: staff have unlocked it. */
  readonly leave: () => void;
};

/** A journal that is longer in its check than that is worth a screen. */
const VIEW_WITHIN_MS = 5_000;

/** Opens the kiosk's window and answers its calls. */
export function openWindowSide(parts: WindowSideParts): WindowSide {
  const { look, rest, content } = parts;
  const { kiosk, log, monotonicMs } = parts.machine;
  let sequence = 0;
  const nextSequence = (): number => {
    sequence += 1;
    return sequence;
  };
  const troubles = createTroubles(() => refresh());
  let hearAsked = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    hearAsked = resolve;
  });
  let hearSettled = (): void => undefined;
  /** Until there is a session or a trouble the page goes on saying that the kiosk is starting, and draws no second screen that says it. */
  const settled = new Promise<void>((resolve) => {
    hearSettled = resolve;
  });
  const viewWithout = (): View => ({
    sequence,
    sessionId: parts.machine.bootId,
    language: look.town.defaultLanguage,
    screen: { kind: 'out-of-order', ...(troubles.current() ?? { reason: 'starting', staffMessage: '' }) },
    banners: [],
    idleEndsInMs: null,
    headphones: false,
  });
  const show = (view: View): void => notify(window.contents(), 'session.changed', view, !app.isPackaged);
  function refresh(): void {
    hearSettled();
    const session = kiosk.session();
    if (session) session.refresh();
    else {
      nextSequence();
      show(viewWithout());
    }
  }

  content.onChange((version) => notify(window.contents(), 'content.changed', { version }, !app.isPackaged));
  const oldElectron = electronOutOfSupport(process.versions.electron ?? '');
  if (oldElectron !== null) log('electron-out-of-support', { version: oldElectron });
  const speaker = createSpeaker();
  const staff = rest.then(({ settings }) =>
    createStaffExit({
      pinHash: settings.staff.pinHash,
      nowMs: () => Date.now(),
      monotonicMs,
      throttle: throttleInFile(parts.machine.places.pinThrottleFile, () => Date.now()),
      alarms: kiosk.staffAlarms,
      keyFingerprint: kiosk.keyFingerprint,
      onEvent: kiosk.note,
      leave: parts.leave,
    }),
  );
  const settings = rest.then(({ town, settings: { screen } }) => ({
    version: app.getVersion(),
    panelShortSideMm: screen.panelShortSideMm,
    standsAt: screen.standsAt,
    place: screen.place,
    electronOutOfSupport: oldElectron,
    town,
  }));
  const onGone = (reason: string): void => {
    log('screen-restarted', { reason });
    kiosk.note({ kind: 'screen-restarted', reason: reason.slice(0, 200) });
  };
  const window = createKioskWindow({
    settings: look.screen,
    backgroundColour: look.town.colour,
    session: parts.session,
    preloadPath: join(parts.machine.appFolder, 'out/preload/index.cjs'),
    monotonicMs,
    onKey: kiosk.heardKey,
    onTyped: rest.then(({ settings: known }) =>
      hasTypingDevice(known)
        ? {
            onLine: (line) => kiosk.heardTyped({ kind: 'line', line }),
            onUnreadable: (reason) => kiosk.heardTyped({ kind: 'unreadable', reason }),
            onEnding: (ending) => kiosk.heardTyped({ kind: 'ended', ending }),
          }
        : null,
    ),
    onGone,
  });
  handleCalls({
    ipcMain,
    isTrustedFrame: window.isTrustedFrame,
    handlers: {
      'app.settings': () => settings,
      'session.view': async () => {
        hearAsked();
        await within(VIEW_WITHIN_MS, undefined, settled);
        return kiosk.session()?.view() ?? viewWithout();
      },
      'app.loadAnew': () => {
        onGone('part-missing');
        window.restartPage();
        return { kind: 'done' };
      },
      ...content.calls,
      'speech.speak': ({ text, language, wordsPerMinute }) => speaker.speak(text, language, wordsPerMinute),
      'speech.cut': () => {
        speaker.cut();
        return { kind: 'done' };
      },
      'help.call': kiosk.callForHelp,
      'help.takeBack': kiosk.takeBackHelp,
      'staff.unlock': async ({ pin }) => (await staff).unlock(pin),
      'staff.leaveKiosk': async () => (await staff).leaveKiosk(),
      'staff.stay': async () => (await staff).stay(),
      ...answerCalls(kiosk.session),
    },
    checkOutputs: !app.isPackaged,
    onRefused: (name, why) =>
      parts.machine.onBlocked({ kind: 'blocked', what: 'ipc', detail: `${name}: ${why}` }),
    onBug: (name, error) => log('bug', { where: name, message: messageOf(error) }),
  });
  const onKeypad = (key: KeypadEvent): void =>
    notify(window.contents(), 'keypad.pressed', { key }, !app.isPackaged);
  const drawn = async (): Promise<void> => {
    await asked;
    await window.pageLoaded();
    await window.framesDrawn();
  };
  const { contents, shown, close } = window;
  const { session } = parts;
  return { contents, session, troubles, nextSequence, show, onKeypad, refresh, shown, drawn, close };
}
