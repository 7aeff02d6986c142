import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPresence } from './presence.ts';
import { createVoice, SPEEDS, type Voice } from './voice.ts';

const SPEED = 0;
const SECOND = 1_000;

let heard: number[];
let said: string[];
let voice: Voice;

/** The time that a voice takes to say so many words at the rate that it was asked for. */
const spokenMs = (text: string): number => (text.split(/\s+/).length / SPEEDS[SPEED]) * 60 * SECOND;

/** A player in the place of the page's audio: a sound takes the time that its words take, by the tests' clock. */
function playerByClock() {
  let end = (): void => undefined;
  return {
    play: (wav: Uint8Array) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, spokenMs(new TextDecoder().decode(wav)));
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    stop: () => end(),
    setVolume: () => undefined,
    close: () => end(),
  };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  heard = [];
  said = [];
  const presence = createPresence({
    'session.heard': async () => {
      heard.push(Date.now());
      return { kind: 'done' };
    },
  });
  voice = createVoice({
    calls: {
      'speech.speak': async ({ text }) => {
        said.push(text);
        return { kind: 'sound', wav: new TextEncoder().encode(text) };
      },
      'speech.cut': async () => ({ kind: 'done' }),
    },
    settings: { speed: SPEED, volume: 2 },
    inWords: ({ text }) => text,
    language: () => 'en',
    player: playerByClock,
    onSound: presence.sounds,
    onRead: () => undefined,
    onNoVoice: () => undefined,
  });
});
afterEach(() => {
  voice.close();
  vi.useRealTimers();
});

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
const screen = [words(60), words(60), words(60)].map((text) => ({ text, language: 'en' }));

it('tells that somebody listens at least every other second of a reading, up to its end and not after it', async () => {
  voice.read(screen);
  const takes = 3 * spokenMs(words(60));
  await vi.advanceTimersByTimeAsync(takes + 60 * SECOND);
  expect(said).toHaveLength(3);
  expect(takes).toBeGreaterThan(90 * SECOND);
  const gaps = heard.slice(1).map((at, index) => at - (heard[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * SECOND);
  expect(heard.at(-1)).toBeGreaterThan(takes - SECOND);
  expect(heard.at(-1)).toBeLessThanOrEqual(takes + SECOND);
});

it('tells nothing more once the reading is cut, paused or closed', async () => {
  voice.read(screen);
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  voice.cut();
  const before = heard.length;
  await vi.advanceTimersByTimeAsync(60 * SECOND);
  expect(heard).toHaveLength(before);
});

it('goes on telling when something newer cuts what sounds', async () => {
  voice.read(screen);
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  voice.say([{ text: words(40), language: 'en' }]);
  await vi.advanceTimersByTimeAsync(15 * SECOND);
  expect(heard.at(-1)).toBeGreaterThanOrEqual(19 * SECOND);
});

it('says how much time is left when it is said, not when it was found on the screen', async () => {
  const endsAt = 60 * SECOND;
  const latest = { words: () => `${Math.round((endsAt - Date.now()) / SECOND)} seconds are left` };
  const left = { text: 'overtaken', language: 'en', latest };
  voice.say([{ text: words(22), language: 'en' }, left, { text: 'button', language: 'en' }]);
  await vi.advanceTimersByTimeAsync(SECOND);
  // It comes again before the first was said: once is enough.
  voice.sayNext([left]);
  await vi.advanceTimersByTimeAsync(30 * SECOND);
  const spoken = said.filter((text) => text.includes('left'));
  expect(spoken).toHaveLength(1);
  expect(said.join()).not.toContain('overtaken');
  expect(Number(spoken[0]?.split(' ')[0])).toBeLessThanOrEqual(60 - Math.floor(spokenMs(words(22)) / SECOND));
});
