import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { KioskApp } from '../../build/start/kiosk-app.ts';

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
  const script = [
    '#!/bin/sh',
    `if [ -e ${none} ]; then exit 1; fi`,
    "text=$(tr '\\n\\t' '  ')",
    `printf '%s\\t%s\\t%s\\n' "$(date +%s%3N)" "$2" "$text" >> ${file}`,
    `if [ -e ${hurried} ]; then set -- "$@" -s 450; text=\${text%% *}; fi`,
    `printf '%s' "$text" | PATH=\${PATH#*:} exec espeak-ng "$@"`,
  ];
  writeFileSync(join(folder, 'espeak-ng'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'espeak-ng'), 0o755);
  const pieces = (): SpokenPiece[] =>
    existsSync(file ?? '')
      ? readFileSync(file ?? '', 'utf8')
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split('\t'))
          .map(([at, voice = '', text = '']) => ({ at: Number(at), voice, text }))
      : [];
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
  const unsaid = async (): Promise<string[]> => {
    const said = bare(log.said(from));
    return (await linesOn(kiosk)).filter((line) => partsOf(line).some((part) => !said.includes(part)));
  };
  expect((await linesOn(kiosk)).length).toBeGreaterThan(3);
  await expect.poll(unsaid, { timeout: 120_000 }).toEqual([]);
}

/** Words and numbers alone. */
export const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The words before, between and after amounts, and the amounts as they are said: without sign, groups and empty cents. */
export const partsOf = (line: string): string[] =>
  line
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .split(/(€\s?[\d.,]+|[\d.,]+\s?€)/)
    .map((part) => bare(part.includes('€') ? part.replace(/\.00(?!\d)/, '') : part));

/** Every line of text on the screen, without the keys of the keyboard. */
const linesOn = (kiosk: KioskApp): Promise<string[]> =>
  kiosk.page.evaluate(() => {
    const root = document.querySelector('[data-overlay]') ?? document.querySelector('[data-screen]');
    const copy = root?.cloneNode(true) as HTMLElement;
    const unread = '[data-keyboard], [data-read-singly], [aria-hidden="true"]';
    for (const one of copy.querySelectorAll(unread)) one.remove();
    // A clock that has gone on was said as it stood then: its day is what has to be said.
    for (const clock of copy.querySelectorAll('time[datetime]'))
      clock.textContent = clock.textContent?.replace(/\p{Nd}{1,2}:\p{Nd}{2}/u, '') ?? '';
    document.body.append(copy);
    const text = copy.innerText;
    copy.remove();
    return text.split('\n').filter((line) => line.trim() !== '');
  });

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
