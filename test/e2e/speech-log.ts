import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { linesShown, unsaid } from '../screens/testing/lines-shown.ts';

/** One call of espeak-ng, and when it was made, in milliseconds of the system's clock. */
export type SpokenPiece = { readonly at: number; readonly voice: string; readonly text: string };

/**
 * `whole`: every text takes the time that the voice takes for it, as in service; `hurried`: only its first word, fast, for
 * tests of what is said that hear many screens; `none`: there is no such voice.
 */
export type Voice = 'whole' | 'hurried' | 'none';

/** What a kiosk has said aloud, and how its voice is. */
export type SpeechLog = {
  readonly pieces: () => readonly SpokenPiece[];
  /** All of it, from the piece with this number on. */
  readonly said: (from?: number) => string;
  readonly be: (voice: Voice) => void;
};

/** A program before espeak-ng, in a folder of its own, that notes what it is given and lets the real one say it. */
export function noteSpeech(voice: Voice): { readonly folder: string; readonly log: SpeechLog } {
  const folder = mkdtempSync(join(tmpdir(), 'speech-'));
  const [file, hurried, none] = ['said', 'hurried', 'none'].map((name) => join(folder, name));
  // The shell's own words alone, and each first word said once by the real voice: a walk says thousands.
  const script = [
    '#!/bin/sh',
    `if [ -e ${none} ]; then exit 1; fi`,
    'text=',
    'while IFS= read -r line || [ -n "$line" ]; do text="$text$line "; done',
    `if [ -e ${hurried} ]; then`,
    `  printf '0\t%s\t%s\n' "$2" "$text" >> ${file}`,
    `  word=\${text%% *}`,
    // What cannot be a file's name is said anew each time.
    '  case "$word" in ""|*/*) kept= ;; *) kept="$2-$word" ;; esac',
    `  if [ \${#kept} -gt 60 ]; then kept=; fi`,
    `  if [ -z "$kept" ]; then printf '%s' "$word" | PATH=\${PATH#*:} exec espeak-ng "$@" -s 450; exit; fi`,
    `  kept="${folder}/said-$kept"`,
    '  if ! [ -e "$kept" ]; then',
    `    printf '%s' "$word" | PATH=\${PATH#*:} espeak-ng "$@" -s 450 > "$kept.$$" && mv "$kept.$$" "$kept" || exit 1`,
    '  fi',
    '  exec cat "$kept"',
    'fi',
    `printf '%s\t%s\t%s\n' "$(date +%s%3N)" "$2" "$text" >> ${file}`,
    `printf '%s' "$text" | PATH=\${PATH#*:} exec espeak-ng "$@"`,
  ];
  writeFileSync(join(folder, 'espeak-ng'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'espeak-ng'), 0o755);
  const known: SpokenPiece[] = [];
  let readTo = 0;
  const pieces = (): readonly SpokenPiece[] => {
    const fresh = existsSync(file ?? '') ? readFileSync(file ?? '').subarray(readTo) : Buffer.alloc(0);
    const whole = fresh.subarray(0, fresh.lastIndexOf('\n') + 1);
    readTo += whole.length;
    for (const line of whole.toString('utf8').split('\n').slice(0, -1)) {
      const [at, voice = '', ...words] = line.split('\t');
      known.push({ at: Number(at), voice, text: words.join(' ') });
    }
    return known;
  };
  const be = (mode: Voice): void => {
    for (const path of [hurried, none]) rmSync(path ?? '', { force: true });
    if (mode !== 'whole') writeFileSync((mode === 'none' ? none : hurried) ?? '', '');
  };
  be(voice);
  const said = (from = 0): string =>
    pieces()
      .slice(from)
      .map(({ text }) => text)
      .join('\n');
  return { folder, log: { pieces, said, be } };
}

/** Waits until all that can be read on the screen is said, by words and numbers alone. */
export async function expectRead(kiosk: KioskApp, log: SpeechLog, from: number): Promise<void> {
  const lines = (): Promise<string[]> => kiosk.page.evaluate(linesShown);
  expect((await lines()).length).toBeGreaterThan(3);
  await expect.poll(async () => unsaid(await lines(), log.said(from)), { timeout: 120_000 }).toEqual([]);
}

/** What plays in the page now: how many sounds, how loud the last one is at its loudest, and how loud it is played. */
export type Playing = { readonly sounds: number; readonly peak: number; readonly volume: number };

/** Listens to the page's audio. Returns what tells how it is now. */
export async function listen({ page }: KioskApp): Promise<() => Promise<Playing>> {
  await page.evaluate(() => {
    const now = { sounds: 0, peak: 0, volume: 0 };
    const { start } = AudioBufferSourceNode.prototype;
    const { connect } = AudioNode.prototype;
    let gain: GainNode | null = null;
    AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
      if (this instanceof GainNode) gain = this;
      return Reflect.apply(connect, this, to);
    } as typeof connect;
    AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when: number[]) {
      const samples = this.buffer?.getChannelData(0) ?? new Float32Array();
      now.peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      now.sounds += 1;
      this.addEventListener('ended', () => {
        now.sounds -= 1;
      });
      Reflect.apply(start, this, when);
    };
    Object.assign(window, { playing: () => ({ ...now, volume: gain?.gain.value ?? 0 }) });
  });
  return () => page.evaluate(() => (window as unknown as { playing: () => Playing }).playing());
}
