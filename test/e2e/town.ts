import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { z } from 'zod';
import { type BenchClient, benchClient } from '../../build/start/bench-client.ts';
import { demoTownFolder } from '../../build/start/demo-settings.ts';
import { type DemoTown, startDemoTown } from '../../build/start/demo-town.ts';
import { type KioskApp, launchKiosk } from '../../build/start/kiosk-app.ts';
import { readKioskJournal } from '../../build/start/read-journal.ts';
import { startDisplay } from '../../build/system/index.ts';
import { temporaryFolder } from '../../central/server/testing/index.ts';
import type { KioskBridge } from '../../domain/ipc/index.ts';
import { type ConsoleClient, consoleClient } from './console-client.ts';
import { ownHost } from './own-host.ts';
import { noteSpeech, type SpeechLog, type Voice } from './speech-log.ts';
import { administratorOf, bundledTownPrograms, copyOfTemplate, townFolderIn } from './town-template.ts';

/** A whole town for one test: real central, bench and kiosk, in a folder of its own. */
export type TestTown = {
  readonly town: DemoTown;
  readonly bench: BenchClient;
  readonly kiosk: () => KioskApp;
  /** What the kiosk has said aloud, in a test that uses `speaks`. */
  readonly speech: () => SpeechLog;
  /** Starts the kiosk's program (again), on the same data. */
  readonly start: () => Promise<KioskApp>;
  /** What central has posted to an account's bills, in minor units. */
  readonly paid: (account: string) => Promise<number>;
  /** What the terminal's bank has taken in all, reversals subtracted. */
  readonly charged: () => Promise<number>;
};

const Bills = z.object({
  bills: z.array(z.object({ accountNumber: z.string(), paidMinor: z.number() }).loose()),
});

export type TownOptions = {
  readonly window: { readonly width: number; readonly height: number };
  readonly idle: {
    readonly idleAfterMs: number;
    readonly warningMs: number;
    readonly listeningMs?: number;
  };
  /** Another demo town than the template's, made from its beginning: it takes a while longer. */
  readonly townName?: string;
};

export const test = base.extend<
  { options: TownOptions; speaks: Voice | null; town: TestTown },
  { display: undefined }
>({
  // Tests that run side by side do not take the focus from each other.
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright needs this form for a fixture that depends on nothing
    async ({}, use) => {
      const display = await startDisplay(1920, 1920);
      process.env.DISPLAY = display.name;
      await use(undefined);
      display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  options: [
    { window: { width: 1080, height: 1920 }, idle: { idleAfterMs: 120_000, warningMs: 25_000 } },
    { option: true },
  ],
  speaks: [null, { option: true }],
  town: async ({ options, speaks }, use, info) => {
    const { townName, ...shown } = options;
    const folder = townName === undefined ? copyOfTemplate() : temporaryFolder();
    const started = await startDemoTown({
      folder,
      townFolder: townName === undefined ? townFolderIn(folder) : demoTownFolder(townName),
      ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
      terminalHost: ownHost(),
      window: { fullscreen: false, ...shown.window },
      idle: shown.idle,
      programFiles: bundledTownPrograms(),
      centralPatience: 15,
      waits: {
        deliveryMs: 3_000,
        statusRoundMs: 4_000,
        statusPauseMs: 300,
        notFoundPauseMs: 500,
        lateCheckMs: 5_000,
      },
    });
    const town = { ...started, administrator: started.administrator ?? administratorOf(folder) };
    const bench = benchClient(town.bench);
    let clerk: Promise<ConsoleClient> | null = null;
    let kiosk: KioskApp | null = null;
    const runtime = process.env.TOWNHALL_ELECTRON ?? '';
    const voice = speaks ? noteSpeech(speaks) : null;
    const environment: Readonly<Record<string, string>> = voice
      ? { PATH: `${voice.folder}:${process.env.PATH}` }
      : {};
    const start = async (): Promise<KioskApp> => {
      const { settingsFile, kioskFolder } = town;
      kiosk = await launchKiosk({ runtime, settingsFile, dataFolder: kioskFolder, environment });
      return kiosk;
    };
    try {
      await start();
      await use({
        town,
        bench,
        kiosk: () => {
          if (!kiosk) throw new Error('the kiosk is not running');
          return kiosk;
        },
        speech: () => {
          if (!voice) throw new Error('the kiosk is not listened to');
          return voice.log;
        },
        start,
        paid: async (account) => {
          clerk ??= consoleClient(town);
          const { bills } = Bills.parse(await (await clerk).get(`/bills?search=${account}`));
          return bills.reduce((sum, bill) => sum + (bill.accountNumber === account ? bill.paidMinor : 0), 0);
        },
        charged: async () => {
          const ledger = await bench.ledger();
          return ledger.reduce(
            (sum, one) => sum + (one.kind === 'charge' ? one.amountMinor : -one.amountMinor),
            0,
          );
        },
      });
      if (info.status !== info.expectedStatus) {
        const path = info.outputPath('screen.png');
        await (kiosk as KioskApp | null)?.page.screenshot({ path }).catch(() => undefined);
      }
    } finally {
      await (kiosk as KioskApp | null)?.kill().catch(() => undefined);
      await town.stop();
      if (voice) rmSync(voice.folder, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

export { expect };

/**
 * A walk that says what others say as well, in another language or of more forms of the same kinds: `npm run test:all` runs it, not
 * `npm test` (docs/performance.md lists what covers it there).
 */
export const REPETITION = { tag: '@repetition' } as const;

/** Publishes a folder of content, and waits until the kiosk shows it. */
export async function publish(town: TestTown, folder: string): Promise<number> {
  const { version } = z.object({ version: z.number() }).parse(await town.town.ask('import-content', folder));
  const shown = (): Promise<number> => contentVersion(town.kiosk());
  await expect.poll(shown, { timeout: 120_000 }).toBe(version);
  return version;
}

/** The version of the content that the kiosk shows now. */
export const contentVersion = (kiosk: KioskApp): Promise<number> =>
  kiosk.page.evaluate(async () => {
    const { kiosk: bridge } = window as unknown as { kiosk: KioskBridge };
    return (await bridge.calls['content.current']({})).version;
  });

/** From the attract screen to the review of all bills of an account. */
export async function toReview(
  kiosk: KioskApp,
  language: string,
  account: string,
  surname: string,
): Promise<void> {
  await toAccount(kiosk, language);
  await kiosk.type(account);
  await kiosk.tap('continue');
  await kiosk.tap('fact-surname');
  await kiosk.type(surname.toLowerCase());
  await kiosk.tap('continue');
  await kiosk.see('holder');
  await kiosk.tap('yes');
  await kiosk.see('bills');
  await kiosk.tap('continue');
  await kiosk.see('review');
}

export async function toAccount(kiosk: KioskApp, language: string): Promise<void> {
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap(`language-${language}`);
  await kiosk.tap('service-pay-bill');
  await kiosk.see('account');
}

/** Scans the code of a bill on the account screen and goes on to the review. */
export async function toReviewByScan(town: TestTown, language: string, code: string): Promise<void> {
  const kiosk = town.kiosk();
  await toAccount(kiosk, language);
  await town.bench.post('/api/scanner/scan', { code });
  await kiosk.see('holder');
  await kiosk.tap('yes');
  await kiosk.tap('continue');
  await kiosk.see('review');
}

/** Waits for a phase of the payment, e.g. `present-card`. */
export async function phase(kiosk: KioskApp, name: string): Promise<void> {
  await kiosk.page.locator(`[data-phase="${name}"]`).waitFor({ state: 'visible', timeout: 120_000 });
}

/** What is to be paid of which account, in minor units. */
export type Expected = readonly (readonly [account: string, minor: number])[];

/** The same for one account. */
export const expectAgreement = (town: TestTown, account: string, expectedMinor: number): Promise<void> =>
  expectAgreements(town, [[account, expectedMinor]]);

/** Ends the kiosk and compares: what the bank took, what central posted and what the journal says must be the same. */
export async function expectAgreements(town: TestTown, expected: Expected): Promise<void> {
  const inAll = expected.reduce((sum, [, minor]) => sum + minor, 0);
  for (const [account, minor] of expected)
    await expect.poll(() => town.paid(account), { message: account, timeout: 120_000 }).toBe(minor);
  expect(await town.charged()).toBe(inAll);
  await town.kiosk().close();
  const journal = readKioskJournal(town.town.kioskFolder);
  const sumOf = (kind: 'payment-approved' | 'delivered' | 'reversed'): number =>
    journal.filter(({ body }) => body.subject === 'transaction' && body.event.kind === kind).length;
  const approved = journal.reduce((sum, { body }) => {
    const event = body.subject === 'transaction' ? body.event : null;
    return event?.kind === 'payment-approved' ? sum + event.payment.amount.amountMinor : sum;
  }, 0);
  expect(approved).toBe(inAll);
  expect(sumOf('delivered')).toBe(sumOf('payment-approved') - sumOf('reversed'));
}
