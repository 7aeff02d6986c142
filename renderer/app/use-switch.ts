import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SwitchButton } from '../../domain/keypad/index.ts';
import type { KioskBridge } from '../frame/index.ts';
import type { Texts } from '../i18n/index.ts';
import {
  NORMAL_SWITCH,
  type PersonalSwitch,
  type Scanner,
  type Shown,
  type SwitchMoves,
} from '../scanning/index.ts';
import { createPresence, type Speech } from '../speech/index.ts';
import { scanPage } from './scan-page.ts';

const HEADING = 'h1, h2';
/** What changes which things can be pressed. */
const CHANGES = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['disabled', 'inert', 'hidden', 'tabindex'],
};

/** A personal switch for one session: begins with its first press, and is forgotten with the session. */
export function useSwitchOfSession(kiosk: KioskBridge, speech: Speech, texts: Texts): PersonalSwitch {
  const [settings, setSettings] = useState(NORMAL_SWITCH);
  const [shown, setShown] = useState<Shown<HTMLElement> | null>(null);
  const [asked, setAsked] = useState<HTMLElement | null>(null);
  const scanner = useRef<Scanner | null>(null);
  const latest = useRef({ settings, speech, texts });
  useEffect(() => {
    latest.current = { settings, speech, texts };
  });

  useEffect(() => {
    const { dataset } = document.documentElement;
    const begin = (button: SwitchButton): void => {
      const started = { ...latest.current.settings, moves: movesBy(button) };
      setSettings(started);
      scanner.current = scanPage({
        heard: () => latest.current,
        settings: started,
        startedBy: button,
        onChange: setShown,
        ask: setAsked,
      });
    };
    const stop = kiosk.notices['keypad.pressed'](({ key }) => {
      if (key !== 'switch-one' && key !== 'switch-two') return;
      if (scanner.current === null) begin(key);
      // A press meant for what was there before does nothing to what has just come.
      else if (dataset.settling !== undefined) return;
      // Who presses a second button has two.
      else if (key === 'switch-two' && latest.current.settings.moves === 'by-itself')
        setSettings((before) => ({ ...before, moves: 'by-button' }));
      else scanner.current.pressed(key);
    });
    return () => {
      stop();
      scanner.current?.close();
      scanner.current = null;
      delete dataset.switch;
    };
  }, [kiosk]);

  const isUsed = shown !== null;
  useEffect(() => {
    scanner.current?.set(settings);
    if (isUsed) document.documentElement.dataset.switch = settings.moves;
  }, [settings, isUsed]);

  useEffect(() => {
    if (!isUsed) return;
    const now = scanner.current;
    const observer = new MutationObserver((changes) => {
      if (!changes.every(({ target }) => isOurs(target))) now?.changed();
    });
    const arrived = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches(HEADING)) now?.arrived();
    };
    observer.observe(document.body, CHANGES);
    document.addEventListener('focusin', arrived);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', arrived);
    };
  }, [isUsed]);

  const waits = isUsed && settings.moves === 'by-itself' && !shown.rests;
  useEffect(() => {
    if (!waits) return;
    // Who waits for the frame is there.
    const presence = createPresence(kiosk.calls);
    presence.sounds(true);
    return () => presence.sounds(false);
  }, [waits, kiosk]);

  const set = useCallback<PersonalSwitch['set']>(
    (part) => setSettings((before) => ({ ...before, ...part })),
    [],
  );
  const rest = useCallback(() => scanner.current?.rest(), []);
  const answer = useCallback(
    (press: boolean) => {
      setAsked(null);
      // After the question has gone: below it nothing can be pressed.
      if (press && asked) window.setTimeout(() => asked.isConnected && asked.click());
    },
    [asked],
  );
  return useMemo(
    () => ({ isUsed, settings, set, shown, rest, asked, answer }),
    [isUsed, settings, set, shown, rest, asked, answer],
  );
}

const movesBy = (button: SwitchButton): SwitchMoves => (button === 'switch-two' ? 'by-button' : 'by-itself');

const isOurs = (node: Node): boolean =>
  node instanceof Element && node.closest('[data-scan-frame], [data-scan-strip]') !== null;
