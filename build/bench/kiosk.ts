import { join } from 'node:path';
import { _electron as electron, type Page } from '@playwright/test';
import type { DemoTown } from '../start/demo-town.ts';
import { launchKiosk } from '../start/kiosk-app.ts';
import { type Figure, inTurn, milliseconds, quantile } from './measure.ts';
import { treeMemory } from './process-memory.ts';

const STARTS = 7;
const TOUCHES = 300;
const SETTLE_MS = 4_000;

/** From the start of the program to the attract screen that can be touched, and its memory, against a bare window. */
export async function startFigures(runtime: string, town: DemoTown): Promise<Figure[]> {
  const memory = { ours: [] as number[], baseline: [] as number[] };
  const ours = async (): Promise<() => Promise<void>> => {
    const kiosk = await launchKiosk({
      runtime,
      settingsFile: town.settingsFile,
      dataFolder: town.kioskFolder,
    });
    await kiosk.see('attract');
    return async () => {
      await settle(kiosk.page);
      memory.ours.push(treeMemory(kiosk.app.process().pid ?? 0));
      await kiosk.close();
    };
  };
  const bare = async (): Promise<() => Promise<void>> => {
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const app = await electron.launch({
      executablePath: runtime,
      args: [join(import.meta.dirname, 'bare-app'), ...root],
    });
    const page = await app.firstWindow();
    await page.locator('[data-screen="bare"]').waitFor();
    return async () => {
      await settle(page);
      memory.baseline.push(treeMemory(app.process().pid ?? 0));
      await app.close();
    };
  };
  let after: () => Promise<void> = async () => undefined;
  const times: { ours: number[]; baseline: number[] } = { ours: [], baseline: [] };
  for (let round = 0; round < STARTS; round += 1) {
    const once = await inTurn(
      1,
      async () => {
        after = await ours();
      },
      async () => {
        await after();
        const begun = performance.now();
        after = await bare();
        times.baseline.push(performance.now() - begun);
      },
    );
    times.ours.push(...once.ours);
    await after();
    after = async () => undefined;
  }
  const start = [quantile(times.ours, 0.5), quantile(times.baseline, 0.5)] as const;
  const pss = [quantile(memory.ours, 0.5), quantile(memory.baseline, 0.5)] as const;
  return [
    {
      what: 'cold start to the attract screen (median)',
      measured: milliseconds(start[0]),
      baseline: `${milliseconds(start[1])}, a bare window`,
      ratio: start[0] / start[1],
      aim: 'at most 1.6',
    },
    {
      what: 'memory of all processes (PSS, median)',
      measured: `${pss[0].toFixed(0)} MiB`,
      baseline: `${pss[1].toFixed(0)} MiB, a bare window`,
      ratio: pss[0] / pss[1],
      aim: 'at most 1.35',
    },
  ];
}

const settle = (page: Page): Promise<void> => page.waitForTimeout(SETTLE_MS);

/** From a touch to the frame that shows what came of it, on the account screen's keys. */
export async function touchFigure(runtime: string, town: DemoTown): Promise<Figure> {
  const kiosk = await launchKiosk({ runtime, settingsFile: town.settingsFile, dataFolder: town.kioskFolder });
  try {
    await kiosk.see('attract');
    for (const testId of ['start', 'language-en', 'service-pay-bill']) await kiosk.tap(testId);
    await kiosk.see('account');
    await kiosk.page.evaluate(watchFrames);
    for (let touch = 0; touch < TOUCHES; touch += 1) {
      await kiosk.tap(touch % 10 === 9 ? 'key-bksp' : `key-${touch % 10}`);
    }
    const samples = await kiosk.page.evaluate(() => (window as unknown as { frames: number[] }).frames);
    const [median, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)];
    return {
      what: `touch to next frame (${samples.length} touches)`,
      measured: `median ${milliseconds(median)}, p99 ${milliseconds(p99)}`,
      baseline: 'one frame at 60 Hz is 17 ms',
      ratio: null,
      aim: 'p99 under 100 ms',
    };
  } finally {
    await kiosk.close();
  }
}

/** In the page: from the time stamp of each touch's end to the frame after it has been presented. */
function watchFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  window.addEventListener(
    'pointerup',
    (event) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          frames.push(performance.now() - event.timeStamp);
          port1.close();
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
