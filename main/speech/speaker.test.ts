import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createSpeaker } from './index.ts';

const installed = spawnSync('espeak-ng', ['--version']).status === 0;
const speaking = installed ? it : it.skip;

const WORDS = {
  en: 'Pay a bill',
  es: 'Pagar un recibo',
  fr: 'Payer une facture',
  de: 'Rechnung bezahlen',
  pt: 'Pagar uma conta',
  pl: 'Zapłać rachunek',
  uk: 'Сплатити рахунок',
  ar: 'دفع فاتورة',
  'zh-Hans': '缴纳账单',
  vi: 'Trả hóa đơn',
} as const;

/** The loudness of 16-bit samples behind a WAV header: 0 is silence, 1 is full. */
function loudness(wav: Uint8Array): number {
  const samples = new DataView(wav.buffer, wav.byteOffset + 44);
  let sum = 0;
  const count = Math.floor(samples.byteLength / 2);
  for (let at = 0; at < count; at += 1) sum += (samples.getInt16(at * 2, true) / 32_768) ** 2;
  return Math.sqrt(sum / Math.max(1, count));
}

speaking.each(Object.entries(WORDS))('speaks %s aloud', async (language, words) => {
  const answer = await createSpeaker().speak(words, language, 160);
  if (answer.kind !== 'sound') throw new Error(answer.kind);
  expect(Buffer.from(answer.wav.slice(0, 4)).toString()).toBe('RIFF');
  expect(answer.wav.length).toBeGreaterThan(20_000);
  expect(loudness(answer.wav)).toBeGreaterThan(0.01);
});

speaking('speaks faster when asked to', async () => {
  const speaker = createSpeaker();
  const long = 'Your account number is at the top right of every bill from the town.';
  const [slow, fast] = [await speaker.speak(long, 'en', 120), await speaker.speak(long, 'en', 280)];
  if (slow.kind !== 'sound' || fast.kind !== 'sound') throw new Error('no sound');
  expect(fast.wav.length).toBeLessThan(slow.wav.length * 0.7);
});

speaking('cuts what is being made when something newer is to be said', async () => {
  const speaker = createSpeaker();
  const first = speaker.speak('one two three four five '.repeat(160), 'en', 80);
  const second = speaker.speak('stop', 'en', 160);
  expect(await first).toEqual({ kind: 'cut' });
  expect((await second).kind).toBe('sound');
});

speaking('takes shell text and markup as words', async () => {
  const answer = await createSpeaker().speak('$(touch /tmp/x); <speak> -v de `id` \u0000 --help', 'en', 160);
  expect(answer.kind).toBe('sound');
});

it('says that there is no voice where the program or the language is missing', async () => {
  expect(await createSpeaker('no-such-program').speak('hello', 'en', 160)).toEqual({ kind: 'no-voice' });
  expect(await createSpeaker().speak('hello', 'so', 160)).toEqual({ kind: 'no-voice' });
});
