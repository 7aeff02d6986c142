import type { DemoTown } from '../start/demo-town.ts';
import { type KioskApp, launchKiosk } from '../start/kiosk-app.ts';
import { type Figure, milliseconds, quantile } from './measure.ts';
import { treeMemory } from './process-memory.ts';

/** Sessions before memory is measured: fonts, screens and indexes are loaded once. */
const WARM_UP = 20;
const LANGUAGES = ['en', 'ar', 'zh-Hans', 'uk'];
const REST_MS = 5_000;

/** What a visitor touches in one session after choosing a language: every service, and what can be looked up. */
const VISITS: readonly (readonly string[])[] = [
  ['service-pay-bill', 'key-1', 'key-0', 'key-4', 'continue', 'back'],
  ['service-register-pet', 'continue', 'back'],
  [
    'service-report-problem',
    'option-lamp',
    'continue',
    'option-no',
    'continue',
    'place-turn',
    'map-nearer',
    'back',
    'back',
    'back',
  ],
  ['group-permits', 'service-permit-building', 'continue', 'back'],
  ['group-permits', 'service-permit-event', 'continue', 'back'],
  ['group-permits', 'service-permit-parking', 'continue', 'back'],
  ['group-talk', 'service-request-call', 'continue', 'back'],
  ['group-talk', 'service-share-feedback', 'continue', 'back'],
  ['group-bookings', 'service-book-facility', 'facility-mill-hall', 'calendar-after', 'back'],
  ['group-bookings', 'service-cancel-booking', 'back'],
  ['service-status-lookup', 'back'],
  ['find', 'back'],
  ['group-look-up', 'list-place', 'places-turn', 'map-nearer', 'back'],
  ['group-look-up', 'list-event', 'back'],
  ['practice', 'practice-choose', 'option-tea', 'continue', 'practice-stop'],
  ['access', 'access-text-150', 'access-theme-dark', 'access-done'],
];

/** Walks through every service again and again: how fast each screen answers a touch, and whether memory grows. */
export async function walkFigures(runtime: string, town: DemoTown, sessions: number): Promise<Figure[]> {
  const kiosk = await launchKiosk({ runtime, settingsFile: town.settingsFile, dataFolder: town.kioskFolder });
  try {
    await kiosk.see('attract');
    await kiosk.page.evaluate(watchScreens);
    for (let session = 0; session < WARM_UP; session += 1) await visit(kiosk, session);
    const before = await restingMemory(kiosk);
    for (let session = 0; session < sessions; session += 1) await visit(kiosk, session);
    const after = await restingMemory(kiosk);
    const samples = await kiosk.page.evaluate(
      () => (window as unknown as { touches: Record<string, number[]> }).touches,
    );
    return [
      ...Object.entries(samples).map(([screen, times]) => ({
        what: `touch to next frame: ${screen} (${times.length} touches)`,
        measured: `median ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}`,
        baseline: 'one frame at 60 Hz is 17 ms',
        ratio: null,
        aim: 'p99 under 100 ms',
      })),
      {
        what: `memory after ${sessions} more sessions through every service (PSS)`,
        measured: `${after.toFixed(0)} MiB`,
        baseline: `${before.toFixed(0)} MiB after ${WARM_UP} sessions`,
        ratio: after / before,
        aim: 'no growth beyond noise',
      },
    ];
  } finally {
    await kiosk.close();
  }
}

async function visit(kiosk: KioskApp, session: number): Promise<void> {
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap(`language-${LANGUAGES[session % LANGUAGES.length]}`);
  await kiosk.see('home');
  for (const testId of VISITS[session % VISITS.length] ?? []) await kiosk.tap(testId);
  await kiosk.tap('leave');
}

/** When nothing has happened for a while. */
async function restingMemory(kiosk: KioskApp): Promise<number> {
  await kiosk.see('attract');
  await kiosk.page.waitForTimeout(REST_MS);
  return treeMemory(kiosk.app.process().pid ?? 0);
}

/** In the page: from each touch's end to the frame after it, by the screen that was touched. */
function watchScreens(): void {
  const touches: Record<string, number[]> = {};
  Object.assign(window, { touches });
  window.addEventListener(
    'pointerup',
    (event) => {
      const screen = document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen ?? 'none';
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const times = touches[screen] ?? [];
          touches[screen] = times;
          times.push(performance.now() - event.timeStamp);
          port1.close();
        };
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}
