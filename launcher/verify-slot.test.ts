import { copyFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realDisk, type Slot } from '../slots/index.ts';
import { type InstalledRelease, type TestMachine, testMachine } from '../slots/testing/machine.ts';
import { until } from '../test/support/until.ts';
import { type LookAtFile, lookAtFile } from './file-marks.ts';
import { launch } from './launch.ts';
import { endLeftOver } from './run-program.ts';
import { endingProgram, PROGRAMS } from './testing/programs.ts';
import { createSlotVerifier, type SlotVerifier } from './verify-slot.ts';

const LATER_MS = 10_000;
/** So long a clock of a file system may stand still: another time of change after it. */
const TICK_MS = 20;

let machine: TestMachine;
let installed: InstalledRelease;
let said: string[];
beforeEach(() => {
  machine = testMachine();
  installed = machine.install(1, endingProgram('nightly', 'exit 0'), {}, { 'locales/en.pak': 'hello' });
  said = [];
});
afterEach(async () => {
  await endLeftOver(machine.places);
  machine.remove();
});

const APP = 'resources/app.asar';
const fileOf = (path: string): string => join(machine.places.slot(installed.slot).app, path);
const signedSlot = ({ slot, release, signed }: InstalledRelease): Extract<Slot, { kind: 'signed' }> => ({
  kind: 'signed',
  name: slot,
  release,
  sha256: `hash of ${signed.text}`,
});
/** A verifier whose clock is well after the installation. */
const verifier = (nowMs = (): number => Date.now() + LATER_MS): SlotVerifier =>
  createSlotVerifier({
    places: machine.places,
    look: lookAtFile,
    nowMs,
    say: (sentence) => said.push(sentence),
  });
const LOOKED = /^Nothing has touched the 3 files/;
const READ = /^All 3 files of .* are as signed \(/;
/** Changes a byte in its place and puts the time of modification back, as one who hides it does. */
function changeHidden(path: string): void {
  const { atime, mtime } = statSync(fileOf(path));
  writeFileSync(fileOf(path), 'app X', { flag: 'r+' });
  utimesSync(fileOf(path), atime, mtime);
}

describe('the files of a slot before a start', () => {
  it('are read once, and then looked at', async () => {
    const files = verifier();
    expect(await files.beforeStart(signedSlot(installed), true)).toEqual([]);
    expect(await files.beforeStart(signedSlot(installed), true)).toEqual([]);
    expect(said).toEqual([expect.stringMatching(READ), expect.stringMatching(LOOKED)]);
    expect(files.owesReading(installed.slot)).toBe(true);
    expect(await files.whileRunning(signedSlot(installed), new AbortController().signal)).toEqual([]);
    expect(files.owesReading(installed.slot)).toBe(false);
  });
  it('are read by each new launcher: nothing on the disk stands for it', async () => {
    await verifier().beforeStart(signedSlot(installed), true);
    await verifier().beforeStart(signedSlot(installed), true);
    expect(said).toEqual([expect.stringMatching(READ), expect.stringMatching(READ)]);
  });
  it('are read when the release is on trial, was forgotten, or is another one in the same place', async () => {
    const files = verifier();
    const slot = signedSlot(installed);
    await files.beforeStart(slot, true);
    await files.beforeStart(slot, false);
    files.forget(slot.name);
    await files.beforeStart(slot, true);
    await files.beforeStart({ ...slot, sha256: 'another' }, true);
    expect(said.every((sentence) => READ.test(sentence))).toBe(true);
    expect(said).toHaveLength(4);
  });
  it('are read again when they had changed so shortly before that a later change might not show', async () => {
    const files = verifier(Date.now);
    await files.beforeStart(signedSlot(installed), true);
    await files.beforeStart(signedSlot(installed), true);
    expect(said).toEqual([expect.stringMatching(READ), expect.stringMatching(READ)]);
  });
  it('are found changed though the time of modification was put back (U3)', async () => {
    const files = verifier();
    await files.beforeStart(signedSlot(installed), true);
    await pause(TICK_MS);
    changeHidden(APP);
    expect(await files.beforeStart(signedSlot(installed), true)).toEqual([
      `${APP} has other content than the list says`,
    ]);
  });
  it('are read when a file was swapped, and found changed when another one is there', async () => {
    const files = verifier();
    await files.beforeStart(signedSlot(installed), true);
    copyFileSync(fileOf(APP), fileOf('../copy'));
    renameSync(fileOf('../copy'), fileOf(APP));
    expect(await files.beforeStart(signedSlot(installed), true)).toEqual([]);
    expect(said.at(-1)).toMatch(READ);
    await pause(TICK_MS);
    writeFileSync(fileOf('locales/xx.pak'), '');
    expect(await files.beforeStart(signedSlot(installed), true)).toEqual([
      'locales/xx.pak is not in the list',
    ]);
  });
  it('are not remembered from a reading while the program runs, which could change them under it', async () => {
    const files = verifier();
    await files.whileRunning(signedSlot(installed), new AbortController().signal);
    await files.beforeStart(signedSlot(installed), true);
    expect(said.at(-1)).toMatch(READ);
  });
});

/** The launcher in this process, by a clock well after the installation, until the work is done. */
async function whileLaunched(look: LookAtFile, work: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  const ended = launch({
    places: machine.places,
    firstKeys: machine.keysFile,
    health: join(machine.folder, 'health.json'),
    disk: realDisk,
    look,
    parameters: [],
    environment: process.env,
    times: { worksWithinMs: 60_000, steadyMs: 200, trialMostMs: 120_000, silentMs: 60_000 },
    pauses: { firstMs: 10, longestMs: 100 },
    stop: stop.signal,
    now: () => new Date(Date.now() + LATER_MS),
    say: (sentence) => said.push(sentence),
  });
  try {
    await work();
  } finally {
    stop.abort();
    await ended;
  }
}
const says = (sentence: RegExp, times = 1): Promise<unknown> =>
  until(
    `the launcher says ${sentence}`,
    () => said.filter((one) => sentence.test(one)).length >= times,
    undefined,
    () => said.join('\n'),
  );
const endNow = (): void => writeFileSync(join(machine.places.root, 'end'), '');

describe('the launcher that starts a program again', () => {
  it('looks at the files after an end in good order, and reads them while the program runs', async () => {
    machine.setBoot({ good: installed.slot });
    await whileLaunched(lookAtFile, async () => {
      await says(/is healthy/);
      endNow();
      await says(/as signed, read while it runs/);
      await says(/is healthy/, 2);
      endNow();
      await says(LOOKED, 2);
      await says(/as signed, read while it runs/, 2);
    });
    expect(said.filter((one) => READ.test(one))).toHaveLength(1);
  });
  it.each([
    ['it crashed', 'nightly', 'exit 3'],
    ['its journal failed', 'journal', 'exit 0'],
    ['a payment was stuck', 'payment', 'exit 0'],
    ['it ended without a word', null, 'exit 0'],
  ])('reads all files first when %s', async (_, why, last) => {
    installed = machine.install(1, endingProgram(why, last), {}, { 'locales/en.pak': 'hello' });
    machine.setBoot({ good: installed.slot });
    await whileLaunched(lookAtFile, async () => {
      await says(/is healthy/);
      endNow();
      await says(/runs as process/, 2);
    });
    expect(said.filter((one) => READ.test(one))).toHaveLength(2);
  });
  it('starts the other release when a byte was changed while it ran, whatever its times say', async () => {
    const other = machine.install(2, PROGRAMS.healthy, {}, { 'locales/en.pak': 'hello' }).slot;
    machine.setBoot({ good: installed.slot });
    await whileLaunched(lookAtFile, async () => {
      await says(/is healthy/);
      changeHidden(APP);
      endNow();
      await says(new RegExp(`${other.replace('+', '\\+')} is healthy`));
    });
    expect(said).toContain(
      `${installed.slot} is damaged and not started: ${APP} has other content than the list says.`,
    );
    expect(said.filter((one) => one.startsWith(`${installed.slot} runs`))).toHaveLength(1);
  });
  it('ends a program whose disk has changed a byte and no time, and starts the other release', async () => {
    const other = machine.install(2, PROGRAMS.healthy, {}, { 'locales/en.pak': 'hello' }).slot;
    machine.setBoot({ good: installed.slot });
    const shownAs = new Map<string, ReturnType<LookAtFile>>();
    const blind: LookAtFile = (path) => {
      const first = shownAs.get(path) ?? lookAtFile(path);
      shownAs.set(path, first);
      return first;
    };
    await whileLaunched(blind, async () => {
      await says(/is healthy/);
      changeHidden(APP);
      endNow();
      await says(new RegExp(`${other.replace('+', '\\+')} is healthy`));
    });
    expect(said.find((one) => LOOKED.test(one))).toContain(installed.slot);
    expect(said).toContain(
      `${installed.slot} has ended: its files are not as signed any more (${APP} has other content than the list says), and it was ended.`,
    );
    expect(said).toContain(
      `${installed.slot} is damaged and not started: ${APP} has other content than the list says.`,
    );
  });
});
