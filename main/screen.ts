import { app, type Session as ElectronSession, ipcMain } from 'electron';
import type { View } from '../domain/ipc/index.ts';
import type { KioskEvent } from '../domain/journal/index.ts';
import type { KeypadEvent } from '../domain/keypad/index.ts';
import type { Town } from '../domain/town/index.ts';
import type { KioskSettings } from './configuration/index.ts';
import { type ContentHolder, createContentHolder } from './content/index.ts';
import { hasTypingDevice } from './devices/open-readers.ts';
import { type Blocked, handleCalls, notify } from './ipc/index.ts';
import { createTroubles, type Kiosk, type Log, type Troubles } from './kiosk/index.ts';
import { answerCalls, type Session } from './session/index.ts';
import { createSpeaker } from './speech/index.ts';
import { createStaffExit, throttleInFile } from './staff/index.ts';
import { createKioskWindow, type KioskWindow } from './window/index.ts';

/** The window, the calls from it, and why the kiosk is out of order as long as there is no session to show. */
export type KioskScreen = {
  readonly window: KioskWindow;
  readonly troubles: Troubles;
  readonly content: ContentHolder;
  readonly nextSequence: () => number;
  readonly show: (view: View) => void;
  /** Hands a key of the keypad on to the page. */
  readonly onKeypad: (key: KeypadEvent) => void;
  readonly refresh: () => void;
  /** Ends when the page is loaded and has asked what to show: at once when it has. */
  readonly drawn: () => Promise<void>;
};

export type KioskScreenParts = {
  readonly town: Town;
  readonly settings: Pick<KioskSettings, 'screen' | 'staff' | 'scanner' | 'reader'>;
  readonly electronSession: ElectronSession;
  readonly preloadPath: string;
  readonly pinThrottleFile: string;
  readonly bootId: string;
  readonly monotonicMs: () => number;
  readonly session: () => Session | null;
  readonly note: (event: KioskEvent) => void;
  readonly heardKey: Kiosk['heardKey'];
  readonly heardTyped: Kiosk['heardTyped'];
  readonly callForHelp: Kiosk['callForHelp'];
  readonly onBlocked: (blocked: Blocked) => void;
  readonly leave: () => void;
  readonly log: Log;
};

/** Opens the kiosk's window and answers its calls. */
export function openScreen(parts: KioskScreenParts): KioskScreen {
  const { log, town } = parts;
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
  const viewWithout = (): View => ({
    sequence,
    sessionId: parts.bootId,
    language: town.definition.defaultLanguage,
    screen: { kind: 'out-of-order', ...(troubles.current() ?? { reason: 'starting', staffMessage: '' }) },
    banners: [],
    idleEndsInMs: null,
    headphones: false,
  });
  const show = (view: View): void => notify(window.contents(), 'session.changed', view, !app.isPackaged);
  function refresh(): void {
    const session = parts.session();
    if (session) session.refresh();
    else {
      nextSequence();
      show(viewWithout());
    }
  }

  const content = createContentHolder((version) =>
    notify(window.contents(), 'content.changed', { version }, !app.isPackaged),
  );
  const speaker = createSpeaker();
  const staff = createStaffExit({
    pinHash: parts.settings.staff.pinHash,
    nowMs: () => Date.now(),
    monotonicMs: parts.monotonicMs,
    throttle: throttleInFile(parts.pinThrottleFile, () => Date.now()),
    onEvent: parts.note,
    leave: parts.leave,
  });
  const settings = {
    version: app.getVersion(),
    panelShortSideMm: parts.settings.screen.panelShortSideMm,
    standsAt: parts.settings.screen.standsAt,
    town,
  };
  const window = createKioskWindow({
    settings: parts.settings.screen,
    backgroundColour: town.definition.colour,
    session: parts.electronSession,
    preloadPath: parts.preloadPath,
    monotonicMs: parts.monotonicMs,
    onKey: parts.heardKey,
    onTyped: hasTypingDevice(parts.settings)
      ? {
          onLine: (line) => parts.heardTyped({ kind: 'line', line }),
          onUnreadable: (reason) => parts.heardTyped({ kind: 'unreadable', reason }),
        }
      : null,
    onGone: (reason) => {
      log('screen-restarted', { reason });
      parts.note({ kind: 'screen-restarted', reason: reason.slice(0, 200) });
    },
  });
  handleCalls({
    ipcMain,
    isTrustedFrame: window.isTrustedFrame,
    handlers: {
      'app.settings': () => settings,
      'session.view': () => {
        hearAsked();
        return parts.session()?.view() ?? viewWithout();
      },
      'content.current': content.told,
      'content.slice': content.slice,
      'speech.speak': ({ text, language, wordsPerMinute }) => speaker.speak(text, language, wordsPerMinute),
      'speech.cut': () => {
        speaker.cut();
        return { kind: 'done' };
      },
      'help.call': parts.callForHelp,
      'staff.unlock': ({ pin }) => staff.unlock(pin),
      'staff.leaveKiosk': staff.leaveKiosk,
      'staff.stay': staff.stay,
      ...answerCalls(parts.session),
    },
    checkOutputs: !app.isPackaged,
    onRefused: (name, why) => parts.onBlocked({ kind: 'blocked', what: 'ipc', detail: `${name}: ${why}` }),
    onBug: (name, error) =>
      log('bug', { where: name, message: error instanceof Error ? error.message : 'unknown' }),
  });
  const onKeypad = (key: KeypadEvent): void =>
    notify(window.contents(), 'keypad.pressed', { key }, !app.isPackaged);
  const drawn = async (): Promise<void> => {
    await asked;
    await window.pageLoaded();
  };
  return { window, troubles, content, nextSequence, show, onKeypad, refresh, drawn };
}
