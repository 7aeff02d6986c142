import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../build/bench/measure.ts';
import { electronRuntime } from '../../build/electron/runtime.ts';
import { benchClient } from '../../build/start/bench-client.ts';
import { startDemoTown } from '../../build/start/demo-town.ts';
import { type KioskApp, launchKiosk } from '../../build/start/kiosk-app.ts';
import { startDisplay } from '../../build/system/index.ts';
import { ownHost } from '../e2e/own-host.ts';
import { townAtAnyTime } from '../e2e/town-template.ts';
import { finger, keypadHand } from './hands.ts';
import { wordsByQuestion, wordsIn } from './human-time.ts';
import { figureOfWords, figuresOfTask } from './in-figures.ts';
import { type Noted, noteDoings } from './noted.ts';
import { TASKS } from './tasks.ts';
import { WALKS } from './walks.ts';
import { wordsOnScreens } from './words-on-screens.ts';

/**
 * The figures of `npm run bench -- --only tasks`, after `npm run build`: residents do the main tasks at a real kiosk, by touch and by the keypad, in
 * English. Prints the figures as JSON.
 */
const LANGUAGE = 'en';
/** Nobody is asked whether they are still there: a busy machine walks slowly. */
const IDLE = { idleAfterMs: 300_000, warningMs: 25_000 };

console.log(JSON.stringify([...(await figuresOfTasks()), ...(await wordsOnScreens()).map(figureOfWords)]));

async function figuresOfTasks(): Promise<Figure[]> {
  const runtime = await electronRuntime(console.error);
  const display = await startDisplay(1080, 1920);
  process.env.DISPLAY = display.name;
  const folder = mkdtempSync(join(tmpdir(), 'townhall-tasks-'));
  // The database runs as another user.
  chmodSync(folder, 0o711);
  const town = await startDemoTown({
    folder,
    townFolder: townAtAnyTime(folder),
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: ownHost(),
    window: { fullscreen: false, width: 1080, height: 1920 },
    idle: IDLE,
  });
  try {
    const { settingsFile, kioskFolder } = town;
    const kiosk = await launchKiosk({
      runtime: runtime.executable,
      settingsFile,
      dataFolder: kioskFolder,
    });
    try {
      return await atKiosk(kiosk, town.bench);
    } finally {
      await kiosk.kill();
    }
  } finally {
    await town.stop();
    display.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function atKiosk(kiosk: KioskApp, benchUrl: string): Promise<Figure[]> {
  const bench = benchClient(benchUrl);
  await kiosk.see('attract');
  const notes = await noteDoings(kiosk.page);
  const figures: Figure[] = [];
  for (const task of TASKS) {
    const [byTouch, byKeypad] = [finger(kiosk), keypadHand(kiosk, bench)];
    await WALKS[task.taskId]({ kiosk, bench, notes, hand: byTouch });
    const noted = await notes.take();
    await WALKS[task.taskId]({ kiosk, bench, notes, hand: byKeypad });
    await notes.take();
    const { acts, ownMs, read } = doneBy(noted);
    const words = [...read.values()].reduce((sum, one) => sum + one, 0);
    const measured = { acts, ownMs, words, touches: byTouch.count(), presses: byKeypad.count() };
    figures.push(...figuresOfTask(task, measured));
    const places = [...read].map(([question, count]) => `${question} ${count}`);
    console.error(`Words read to ${task.title}: ${places.join(', ')}`);
  }
  return figures;
}

function doneBy(noted: readonly Noted[]) {
  // Leaving is no part of the task.
  const done = noted.slice(0, noted.findLastIndex(({ kind }) => kind === 'look') + 1);
  const looks = done.map(({ question, text }) => ({ question, words: wordsIn(text, LANGUAGE) }));
  return {
    acts: done.filter(({ kind }) => kind === 'act').length,
    ownMs: done.reduce((sum, { ownMs }) => sum + ownMs, 0),
    read: wordsByQuestion(looks),
  };
}
