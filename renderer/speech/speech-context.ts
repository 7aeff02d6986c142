import { createContext, useContext, useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import type { KioskBridge } from '../../domain/ipc/index.ts';
import type { Texts } from '../i18n/index.ts';
import { amountsInWords } from './amounts.ts';
import { describe } from './describe.ts';
import { createPlayer } from './player.ts';
import { createPresence } from './presence.ts';
import { readAlong, wholeScreen } from './reader.ts';
import { createVoice, SPEEDS, VOLUMES, type Voice } from './voice.ts';

/**
 * `asking`: what is private is read where others may hear it only when the resident chooses so (EN 301 549, 5.1.3.9); until
 * then the question alone is read. `none`: this machine has no voice, and says so.
 */
export type SpeechPhase = 'off' | 'asking' | 'on' | 'none';

/** Speech of one session: off, normal speed and volume with each. */
export type Speech = {
  readonly phase: SpeechPhase;
  readonly on: boolean;
  /** The reading of the screen waits where it was cut. What is done meanwhile is said. */
  readonly paused: boolean;
  readonly speed: number;
  readonly volume: number;
  /** The screen is covered; keys and touches work as before. */
  readonly hidden: boolean;
  /** Begins, with the question whether others may hear it unless it goes to headphones; or ends. */
  readonly turn: (on: boolean) => void;
  /** Others may hear it. */
  readonly agree: () => void;
  /** The screen once more, from its beginning. */
  readonly repeat: () => void;
  readonly pause: (paused: boolean) => void;
  readonly setSpeed: (speed: number) => void;
  readonly setVolume: (volume: number) => void;
  readonly hide: (hidden: boolean) => void;
  /** Says what an element is; `from` was said before. */
  readonly sayElement: (element: HTMLElement, from: Element | null) => void;
  readonly sayWords: (words: string) => void;
  /** Whether a screen is being read from its beginning now. */
  readonly reads: () => boolean;
  /** Whether anything is being said now. */
  readonly speaks: () => boolean;
};

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('speech outside of a session');
  return speech;
}

const NORMAL_SPEED = SPEEDS.indexOf(160);
const NORMAL_VOLUME = VOLUMES.indexOf(0.4);

/** Who may listen: whether headphones are plugged in, and whether somebody stands there. */
export type Listening = { readonly headphones: boolean; readonly begun: boolean };

/**
 * Speaks for one session. Headphones begin it, also those that were in before the session or before the page was loaded anew,
 * and so does the raised key; pulling the headphones out ends it.
 */
export function useSpeechOfSession(
  kiosk: KioskBridge,
  texts: Texts,
  currency: string,
  { headphones, begun }: Listening,
): Speech {
  const [phase, setPhase] = useState<SpeechPhase>('off');
  const [paused, setPaused] = useState(false);
  const [speed, setSpeed] = useState(NORMAL_SPEED);
  const [volume, setVolume] = useState(NORMAL_VOLUME);
  const [hidden, hide] = useState(false);
  const voice = useRef<Voice | null>(null);
  const privately = useRef(headphones);
  const latest = useRef({ texts, settings: { speed, volume } });
  // Before a new screen takes the focus and is read.
  useInsertionEffect(() => {
    latest.current = { texts, settings: { speed, volume } };
    voice.current?.set({ speed, volume });
  }, [texts, speed, volume]);

  const speaks = phase === 'asking' || phase === 'on';
  useEffect(() => {
    if (!speaks) return;
    const made = createVoice({
      calls: kiosk.calls,
      settings: latest.current.settings,
      inWords: ({ text, language }) => amountsInWords(language, currency)(text),
      language: () => latest.current.texts.language,
      player: createPlayer,
      onSound: createPresence(kiosk.calls).sounds,
      onRead: () => setPaused(false),
      onNoVoice: () => setPhase('none'),
    });
    voice.current = made;
    const stop = readAlong(made, () => latest.current.texts);
    return () => {
      stop();
      made.close();
      voice.current = null;
      setPaused(false);
      hide(false);
    };
  }, [speaks, kiosk, currency]);

  useEffect(() => {
    if (phase === 'asking' || phase === 'on') voice.current?.read(wholeScreen(latest.current.texts));
  }, [phase]);

  useEffect(() => {
    const { say, language } = latest.current.texts;
    if (hidden) voice.current?.say([{ text: say('speech.hidden'), language }]);
  }, [hidden]);

  useEffect(() => {
    const wereIn = privately.current;
    privately.current = headphones;
    if (headphones && begun) setPhase('on');
    else if (!headphones && wereIn) setPhase('off');
  }, [headphones, begun]);

  // Hears the keypad before those who move the focus by it: what they come to is said after the cut.
  useEffect(
    () =>
      kiosk.notices['keypad.pressed'](({ key }) => {
        if (key === 'headphones-in' || key === 'headphones-out') return;
        if (key !== 'speech') voice.current?.cut();
        else if (voice.current) voice.current.repeat();
        else setPhase(privately.current ? 'on' : 'asking');
      }),
    [kiosk],
  );

  return useMemo(
    () => ({
      phase,
      on: phase === 'on',
      paused,
      speed,
      volume,
      hidden,
      turn: (on) => setPhase(!on ? 'off' : privately.current ? 'on' : 'asking'),
      agree: () => setPhase('on'),
      repeat: () => voice.current?.read(wholeScreen(latest.current.texts)),
      pause: (next) => {
        if (next) voice.current?.cut();
        else voice.current?.goOn();
        setPaused(next);
      },
      setSpeed,
      setVolume,
      hide,
      sayElement: (element, from) => voice.current?.say(describe(element, latest.current.texts, from)),
      sayWords: (words) => voice.current?.say([{ text: words, language: latest.current.texts.language }]),
      reads: () => voice.current?.reads() === true,
      speaks: () => voice.current?.speaks() === true,
    }),
    [phase, paused, speed, volume, hidden],
  );
}
