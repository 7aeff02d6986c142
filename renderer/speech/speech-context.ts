import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { KioskBridge } from '../frame/index.ts';
import type { Texts } from '../i18n/index.ts';
import { readAlong, wholeScreen } from './reader.ts';
import { createVoice, SPEEDS, VOLUMES, type Voice } from './voice.ts';

/** Speech of one session: off, normal speed and volume with each. */
export type Speech = {
  readonly on: boolean;
  /** False: this machine has no voice, and says so. */
  readonly available: boolean;
  readonly paused: boolean;
  readonly speed: number;
  readonly volume: number;
  /** The screen is covered; keys and touches work as before. */
  readonly hidden: boolean;
  readonly turn: (on: boolean) => void;
  readonly repeat: () => void;
  readonly pause: (paused: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setVolume: (volume: number) => void;
  readonly hide: (hidden: boolean) => void;
};

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('speech outside of a session');
  return speech;
}

const NORMAL_SPEED = SPEEDS.indexOf(160);
const NORMAL_VOLUME = VOLUMES.indexOf(0.6);

/** Speaks for one session. Headphones and the raised key begin it; pulling the headphones out ends it. */
export function useSpeechOfSession(kiosk: KioskBridge, texts: Texts): Speech {
  const [on, turn] = useState(false);
  const [available, setAvailable] = useState(true);
  const [paused, setPaused] = useState(false);
  const [speed, setSpeed] = useState(NORMAL_SPEED);
  const [volume, setVolume] = useState(NORMAL_VOLUME);
  const [hidden, hide] = useState(false);
  const voice = useRef<Voice | null>(null);
  const privately = useRef(false);
  const latest = useRef(texts);
  const settings = useRef({ speed, volume });
  const wasOn = useRef(on);
  useEffect(() => {
    latest.current = texts;
    settings.current = { speed, volume };
    wasOn.current = on;
    voice.current?.set({ speed, volume });
  }, [texts, speed, volume, on]);

  useEffect(() => {
    if (!on) return;
    const made = createVoice(kiosk.calls, settings.current, () => setAvailable(false));
    voice.current = made;
    const { say, language } = latest.current;
    // Whoever stands near hears it as well, unless it goes to headphones.
    const warning = privately.current ? [] : [{ text: say('speech.othersHear'), language }];
    made.say([...warning, ...wholeScreen(latest.current)]);
    const stop = readAlong(made, () => latest.current);
    return () => {
      stop();
      made.close();
      voice.current = null;
      setPaused(false);
      hide(false);
    };
  }, [on, kiosk]);

  useEffect(
    () =>
      kiosk.notices['keypad.pressed'](({ key }) => {
        if (key === 'headphones-in') {
          privately.current = true;
          turn(true);
        } else if (key === 'headphones-out') {
          privately.current = false;
          turn(false);
        } else if (key === 'speech') {
          if (wasOn.current) voice.current?.repeat();
          turn(true);
        }
      }),
    [kiosk],
  );

  return useMemo(
    () => ({
      on,
      available,
      paused,
      speed,
      volume,
      hidden,
      turn,
      repeat: () => voice.current?.repeat(),
      pause: (next) => {
        voice.current?.pause(next);
        setPaused(next);
      },
      setSpeed,
      setVolume,
      hide,
    }),
    [on, available, paused, speed, volume, hidden],
  );
}
