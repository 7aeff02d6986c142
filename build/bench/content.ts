import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KioskBridge } from '../../domain/ipc/index.ts';
import type { DemoTown } from '../start/demo-town.ts';
import { type KioskApp, launchKiosk } from '../start/kiosk-app.ts';
import { writeLargeContent } from './large-content.ts';
import { type Figure, milliseconds, quantile } from './measure.ts';

const ROUNDS = 3;
const SETTLE_MS = 4_000;
const DEADLINE_MS = 120_000;
const AIM = 'no frame over 50 ms';

/** What residents do at a kiosk while content comes, and after. */
const SEGMENTS = {
  coming: 'while content of 50 MB comes and somebody types',
  swap: 'while it is swapped',
  search: 'in the first search after it',
} as const;
type Segment = keyof typeof SEGMENTS;
type Frames = Record<string, number[]>;
/** The frames, and how many tasks of more than 50 ms the page had, by the segment. */
type Watched = { readonly frames: Frames; readonly tasks: Record<string, number>; readonly segment: string };
type Rounds = readonly (readonly number[])[];

/**
 * The longest frame on the screen while content of 50 MB is fetched in the middle of a session, swapped after it, and
 * searched, against the same touches with nothing new.
 */
export async function contentFigures(runtime: string, town: DemoTown): Promise<Figure[]> {
  const folder = join(town.folder, 'large-content');
  writeLargeContent(folder);
  const first = await publish(town, folder);
  const kiosk = await launchKiosk({ runtime, settingsFile: town.settingsFile, dataFolder: town.kioskFolder });
  try {
    await shows(kiosk, first);
    await kiosk.page.evaluate(watchFrames);
    await walk(kiosk, 'warm-up', () => kiosk.page.waitForTimeout(SETTLE_MS));
    for (let round = 0; round < ROUNDS; round += 1) {
      await walk(kiosk, `baseline ${round}`, () => kiosk.page.waitForTimeout(SETTLE_MS));
      writeLargeContent(folder);
      let version = 0;
      await walk(
        kiosk,
        `new ${round}`,
        async () => {
          version = await publish(town, folder);
          await until(() => existsSync(join(town.kioskFolder, 'content', String(version))));
        },
        () => shows(kiosk, version),
      );
    }
    const { frames, tasks } = await kiosk.page.evaluate(() => {
      const { frames, tasks } = window as unknown as Watched;
      return { frames, tasks };
    });
    const roundsOf = (name: string, segment: Segment): Rounds =>
      Array.from({ length: ROUNDS }, (_, round) => frames[`${name} ${round} ${segment}`] ?? []);
    const tasksOf = (name: string, segment: Segment): number =>
      roundsOf(name, segment).reduce((sum, _, round) => sum + (tasks[`${name} ${round} ${segment}`] ?? 0), 0);
    return (Object.keys(SEGMENTS) as Segment[]).map((segment) => {
      const [ours, baseline] = [roundsOf('new', segment), roundsOf('baseline', segment)];
      return {
        what: `longest frame ${SEGMENTS[segment]} (median of ${ROUNDS} rounds, ${ours.flat().length} frames)`,
        measured: `${inWords(ours)}; ${tasksOf('new', segment)} long tasks in the page`,
        baseline: `${inWords(baseline)}; ${tasksOf('baseline', segment)} long tasks; nothing new`,
        ratio: longest(ours) / longest(baseline),
        aim: AIM,
      };
    });
  } finally {
    await kiosk.close();
  }
}

const longest = (rounds: Rounds): number =>
  quantile(
    rounds.map((frames) => Math.max(...frames)),
    0.5,
  );

function inWords(rounds: Rounds): string {
  const all = rounds.flat();
  const over = all.filter((ms) => ms > 50).length;
  return `${milliseconds(longest(rounds))}, p99 ${milliseconds(quantile(all, 0.99))}, ${over} over 50 ms`;
}

/** A session in which somebody types, the attract screen, and another session with a search. */
async function walk(
  kiosk: KioskApp,
  name: string,
  coming: () => Promise<void>,
  swapped: () => Promise<void> = async () => undefined,
): Promise<void> {
  await begin(kiosk);
  for (const testId of ['service-pay-bill', 'key-1']) await kiosk.tap(testId);
  let typing = true;
  await segment(kiosk, `${name} coming`);
  const typed = (async () => {
    while (typing) for (const testId of ['key-2', 'key-bksp']) await kiosk.tap(testId);
  })();
  await coming();
  typing = false;
  await typed;
  await segment(kiosk, 'between');
  await kiosk.tap('leave');
  await kiosk.see('attract');
  await segment(kiosk, `${name} swap`);
  await swapped();
  await kiosk.page.waitForTimeout(SETTLE_MS);
  await segment(kiosk, 'between');
  await begin(kiosk);
  await kiosk.tap('find');
  await kiosk.see('look-up');
  await kiosk.page.locator('html:not([data-settling])').waitFor();
  await segment(kiosk, `${name} search`);
  await kiosk.type('water');
  await kiosk.page.waitForTimeout(SETTLE_MS);
  await segment(kiosk, 'between');
  await kiosk.tap('leave');
}

async function begin(kiosk: KioskApp): Promise<void> {
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap('language-en');
  await kiosk.see('home');
}

async function publish(town: DemoTown, folder: string): Promise<number> {
  const { kind, version } = await town.ask('import-content', folder);
  if (kind !== 'published') throw new Error(`not published: ${String(kind)}`);
  return Number(version);
}

const shows = (kiosk: KioskApp, version: number): Promise<void> =>
  until(() =>
    kiosk.page.evaluate(async (wanted) => {
      const { kiosk: bridge } = window as unknown as { kiosk: KioskBridge };
      return (await bridge.calls['content.current']({})).version === wanted;
    }, version),
  );

async function until(look: () => boolean | Promise<boolean>): Promise<void> {
  const endsAt = performance.now() + DEADLINE_MS;
  while (!(await look())) {
    if (performance.now() > endsAt) throw new Error('the content did not come in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const segment = (kiosk: KioskApp, name: string): Promise<void> =>
  kiosk.page.evaluate((next) => {
    Object.assign(window, { segment: next });
  }, name);

/** In the page: the time from each frame to the next, and its own long tasks, by the segment. */
function watchFrames(): void {
  const frames: Frames = {};
  const tasks: Record<string, number> = {};
  Object.assign(window, { frames, tasks, segment: 'between' });
  let last = performance.now();
  const frame = (at: number): void => {
    const { segment: name } = window as unknown as Watched;
    const list = frames[name] ?? [];
    frames[name] = list;
    list.push(at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((entries) => {
    const { segment: name } = window as unknown as Watched;
    tasks[name] = (tasks[name] ?? 0) + entries.getEntries().length;
  }).observe({ entryTypes: ['longtask'] });
}
