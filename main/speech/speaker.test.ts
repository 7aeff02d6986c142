import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LANGUAGES, languageOf } from '../../domain/text/index.ts';
import { createSpeaker } from './index.ts';

const installed = spawnSync('espeak-ng', ['--version']).status === 0;
const speaking = installed ? it : it.skip;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'speaker-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of espeak-ng that does what this shell script does. */
function programThat(script: string): string {
  const path = join(folder, 'program');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const isRunning = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

/** A program that never ends, and the number of its process once it runs. */
function endless(): { readonly program: string; readonly pid: () => number } {
  const file = join(folder, 'pid');
  const program = programThat(`echo $$ > ${file}.new; mv ${file}.new ${file}; exec sleep 60`);
  return { program, pid: () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0) };
}

/** The loudness of 16-bit samples behind a WAV header: 0 is silence, 1 is full. */
function loudness(wav: Uint8Array): number {
  const samples = new DataView(wav.buffer, wav.byteOffset + 44);
  let sum = 0;
  const count = Math.floor(samples.byteLength / 2);
  for (let at = 0; at < count; at += 1) sum += (samples.getInt16(at * 2, true) / 32_768) ** 2;
  return Math.sqrt(sum / Math.max(1, count));
}

speaking.each(LANGUAGES)('speaks %s aloud', async (language) => {
  const answer = await createSpeaker().speak(languageOf(language).receipt.title, language, 160);
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

it('ends the program at once when it is cut, and when it takes too long', async () => {
  const { program, pid } = endless();
  const cut = createSpeaker({ program });
  const speech = cut.speak('hello', 'en', 160);
  await expect.poll(pid, { timeout: 60_000 }).toBeGreaterThan(0);
  expect(isRunning(pid())).toBe(true);
  cut.cut();
  expect(await speech).toEqual({ kind: 'cut' });
  await expect.poll(() => isRunning(pid()), { timeout: 60_000 }).toBe(false);

  expect(await createSpeaker({ program, deadlineMs: 300 }).speak('hello', 'en', 160)).toEqual({
    kind: 'failed',
  });
  await expect.poll(() => isRunning(pid()), { timeout: 60_000 }).toBe(false);
});

it('takes no more sound than it has room for, and no silence for sound', async () => {
  const flood = createSpeaker({ program: programThat('exec cat /dev/zero'), largestBytes: 100_000 });
  expect(await flood.speak('hello', 'en', 160)).toEqual({ kind: 'failed' });
  const silent = createSpeaker({ program: programThat('cat > /dev/null') });
  expect(await silent.speak('hello', 'en', 160)).toEqual({ kind: 'failed' });
});

speaking('makes the sound of the longest text that a call may bring, at the slowest speed', async () => {
  const longest = 'Your account number is at the top. '.repeat(58).slice(0, 2_000);
  const answer = await createSpeaker().speak(longest, 'en', 80);
  expect(answer.kind).toBe('sound');
});

it('gives the text to the program as input, never on its command line', async () => {
  const seen = join(folder, 'seen');
  const program = programThat(`echo "$@" > ${seen}; cat >> ${seen}; printf '%060d' 0`);
  expect((await createSpeaker({ program }).speak('--help $(id) `id` Jane', 'pl', 220)).kind).toBe('sound');
  expect(readFileSync(seen, 'utf8')).toBe('-v pl -s 220 -b 1 --stdin --stdout\n--help $(id) `id` Jane');
});

speaking('takes commands to the voice, phonemes and the end of a text as words like others', async () => {
  const speaker = createSpeaker();
  const length = async (text: string): Promise<number> => {
    const answer = await speaker.speak(text, 'en', 160);
    return answer.kind === 'sound' ? answer.wav.length : 0;
  };
  const plain = await length('nine S your bill is due on Monday');
  // One that slows the voice would make it many times as long, a zero byte would make it short.
  expect(await length('\u00019S your bill is due on Monday')).toBeLessThan(plain * 1.5);
  expect(await length('nine\u0000S your bill is due on Monday')).toBeGreaterThan(plain * 0.7);
});

it('says that there is no voice where the program, the language or its voice is missing', async () => {
  const none = { kind: 'no-voice' };
  expect(await createSpeaker({ program: 'no-such-program' }).speak('hello', 'en', 160)).toEqual(none);
  expect(await createSpeaker().speak('hello', 'so', 160)).toEqual(none);
  const without = createSpeaker({ program: programThat('echo no such voice >&2; exit 1') });
  expect(await without.speak('hello', 'en', 160)).toEqual(none);
  expect(await without.speak('hello '.repeat(300), 'en', 160)).toEqual(none);
});

speaking('speaks a variety of a language with the voice of the language', async () => {
  for (const tag of ['en-US', 'pt-BR', 'de-AT', 'zh-Hant-TW']) {
    expect((await createSpeaker().speak('1', tag, 160)).kind).toBe('sound');
  }
});
