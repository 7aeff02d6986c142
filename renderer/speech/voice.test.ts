import { beforeEach, expect, it } from 'vitest';
import type { SpeechAnswer } from '../../domain/ipc/index.ts';
import { createVoice, VOLUMES, type Voice } from './voice.ts';

const en = (text: string) => ({ text, language: 'en' });
const SOUND: SpeechAnswer = { kind: 'sound', wav: new Uint8Array(4) };

let said: string[];
let answer: (text: string, language: string) => SpeechAnswer;
let volumes: number[];
let noVoice: number;
let end: () => void;
let voice: Voice;

/** The sound that plays is over. */
const playOn = async (): Promise<void> => {
  const before = end;
  before();
  await new Promise((resolve) => setTimeout(resolve));
};
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  said = [];
  volumes = [];
  noVoice = 0;
  end = () => undefined;
  answer = () => SOUND;
  voice = createVoice({
    calls: {
      'speech.speak': async ({ text, language, wordsPerMinute }) => {
        said.push(`${language} ${wordsPerMinute} ${text}`);
        return answer(text, language);
      },
      'speech.cut': async () => ({ kind: 'done' }),
    },
    settings: { speed: 1, volume: 2 },
    inWords: ({ text }) => text,
    language: () => 'en',
    player: (volume) => {
      volumes.push(volume);
      return {
        play: () =>
          new Promise((resolve) => {
            end = resolve;
          }),
        stop: () => end(),
        setVolume: (next) => volumes.push(next),
        close: () => end(),
      };
    },
    onSound: () => undefined,
    onRead: () => undefined,
    onNoVoice: () => {
      noVoice += 1;
    },
  });
});

const sentence = (number: number): string => `Sentence ${number} ${'is long '.repeat(30)}.`;
const numbers = (): number[] => said.map((text) => Number(/Sentence (\d)/.exec(text)?.[1] ?? 0));

it('says one thing after the other, short ones in one breath', async () => {
  voice.read([en('Pay'), en('Amount'), { text: 'Hola', language: 'es' }]);
  await settled();
  await playOn();
  await playOn();
  expect(said).toEqual(['en 160 Pay. Amount', 'es 160 Hola']);
});

it('continues with the screen where something else cut it, and begins again when it was said to its end', async () => {
  voice.read([1, 2, 3].map((number) => en(sentence(number))));
  await settled();
  await playOn();
  voice.say([en('Sentence 8')]);
  voice.say([en('Sentence 9')]);
  await settled();
  voice.goOn();
  await settled();
  await playOn();
  await playOn();
  expect(numbers()).toEqual([1, 2, 8, 9, 2, 3]);
  voice.goOn();
  await settled();
  expect(numbers()).toEqual([1, 2, 8, 9, 2, 3, 1]);
});

it('continues with nothing of the previous screen', async () => {
  voice.read([en(sentence(1)), en(sentence(2))]);
  await settled();
  voice.read([en('Sentence 5')]);
  await settled();
  await playOn();
  voice.goOn();
  await settled();
  expect(numbers()).toEqual([1, 5, 5]);
});

it('repeats what was said last, what appeared meanwhile included', async () => {
  voice.say([en('Sentence 4')]);
  voice.sayNext([en('and this')]);
  await settled();
  await playOn();
  await playOn();
  voice.repeat();
  await settled();
  expect(said).toEqual(['en 160 Sentence 4', 'en 160 and this', 'en 160 Sentence 4. and this']);
});

it('cuts texts that are too long for one call at their sentences', async () => {
  voice.say([en(`${'word '.repeat(300)}. ${'more '.repeat(300)}`)]);
  await settled();
  await playOn();
  expect(said.map((text) => text.split(' ')[2])).toEqual(['word', 'more']);
  expect(Math.max(...said.map((text) => text.length))).toBeLessThan(2_000);
});

it('says a part that it has no voice for with the voice of the screen, and tells when it has none at all', async () => {
  answer = (_, language) => (language === 'so' ? { kind: 'no-voice' } : SOUND);
  voice.say([{ text: 'Xafiiska', language: 'so' }]);
  await settled();
  expect(said).toEqual(['so 160 Xafiiska', 'en 160 Xafiiska']);
  expect(noVoice).toBe(0);
  answer = () => ({ kind: 'no-voice' });
  voice.say([en(sentence(1)), en(sentence(2)), en(sentence(3))]);
  await settled();
  expect(noVoice).toBe(1);
  expect(numbers().filter((number) => number > 1)).toEqual([]);
});

it('goes on after one failure, and tells that there is no voice after several', async () => {
  answer = (text) => (text.includes('Sentence 1') ? { kind: 'failed' } : SOUND);
  voice.say([en(sentence(1)), en(sentence(2))]);
  await settled();
  expect(numbers()).toEqual([1, 2]);
  expect(noVoice).toBe(0);
  answer = () => ({ kind: 'failed' });
  voice.say([1, 2, 3, 4].map((number) => en(sentence(number))));
  await settled();
  expect(noVoice).toBe(1);
});

it('is as loud and as fast as it was set, at once and from the next piece on', async () => {
  voice.read([en(sentence(1)), en(sentence(2))]);
  await settled();
  voice.set({ speed: 3, volume: 4 });
  await playOn();
  expect(volumes).toEqual([0.4, 1]);
  expect(said.map((text) => text.slice(0, 6))).toEqual(['en 160', 'en 300']);
});

it('is loud in steps over at least 18 dB, one of them at 12 dB', () => {
  const [softest] = VOLUMES;
  const decibels = VOLUMES.map((volume) => 20 * Math.log10(volume / softest));
  expect(decibels.at(-1)).toBeGreaterThanOrEqual(18);
  expect(decibels.some((step) => Math.abs(step - 12) < 0.1)).toBe(true);
  expect(decibels.toSorted((one, next) => one - next)).toEqual(decibels);
});

it('says nothing any more once it is closed', async () => {
  voice.close();
  voice.say([en('hello')]);
  voice.sayNext([en('hello')]);
  voice.goOn();
  await settled();
  expect(said).toEqual([]);
});
