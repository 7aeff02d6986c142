import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../domain/failure/index.ts';
import { ensureDisplay } from '../system/index.ts';
import { benchClient } from './bench-client.ts';
import { demoFolder } from './demo-folder.ts';
import { readDemoSettings } from './demo-settings.ts';
import { startDemoTown } from './demo-town.ts';
import { launchKiosk } from './kiosk-app.ts';
import { readKioskJournal } from './read-journal.ts';

export type TourOptions = {
  readonly runtime: string;
  readonly landscape: boolean;
  readonly townFolder: string;
  readonly say: (sentence: string) => void;
};

const FOLDER = 'var/tour';
const BillRow = z
  .object({ billNumber: z.string(), billId: z.string(), amountMinor: z.number(), paidMinor: z.number() })
  .loose();

/**
 * Drives a whole payment in real Electron by touches, with its own town, and compares what central, the terminal and the
 * journal say of the money. Returns the exit code: 0 only when all three agree.
 */
export async function runTour({ runtime, landscape, townFolder, say }: TourOptions): Promise<number> {
  const { account, surname } = readDemoSettings(townFolder);
  const dataFolder = demoFolder(join(FOLDER, 'town'));
  for (const folder of [FOLDER, dataFolder]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const [width, height] = landscape ? [1920, 1080] : [1080, 1920];
  const display = await ensureDisplay(width, height);
  process.env.DISPLAY = display.name;
  const town = await startDemoTown({
    folder: dataFolder,
    townFolder,
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: '127.0.0.3',
    window: { fullscreen: false, width, height },
  });
  say(`bench ${town.bench}  central ${town.central}`);
  const bench = benchClient(town.bench);
  const startedAt = performance.now();
  const kiosk = await launchKiosk({ runtime, settingsFile: town.settingsFile, dataFolder: town.kioskFolder });
  let number = 0;
  const step = async (name: string, screen: string, timeoutMs?: number): Promise<void> => {
    await kiosk.see(screen, timeoutMs);
    number += 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6);
    say(`${seconds} s  ${String(number).padStart(2)}  ${name}`);
    const file = `${String(number).padStart(2, '0')}-${screen}.png`;
    await kiosk.page.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
  };
  try {
    await step('the town invites', 'attract', 60_000);
    await kiosk.tap('start');
    await step('choose a language', 'language');
    await kiosk.tap('language-en');
    await step('choose a service', 'home');
    await kiosk.tap('service-pay-bill');
    await step('type the account number', 'account');
    await kiosk.type(account);
    await kiosk.tap('continue');
    await kiosk.tap('fact-surname');
    await step('prove it with the surname', 'account');
    await kiosk.type(surname.toLowerCase());
    await kiosk.tap('continue');
    await step('confirm the name on the account', 'holder');
    await kiosk.tap('yes');
    await step('choose the bills', 'bills');
    await kiosk.tap('continue');
    await step('review', 'review');
    await kiosk.tap('pay');
    await step('the terminal asks for a card', 'paying');
    await kiosk.page.locator('[data-phase="present-card"]').waitFor({ timeout: 20_000 });
    await bench.post('/api/terminal/card', { card: 'chipAndPin' });
    await kiosk.page.locator('[data-phase="enter-pin"]').waitFor({ timeout: 20_000 });
    await step('enter the PIN', 'paying');
    await bench.post('/api/terminal/pin', { pin: 'ok' });
    await kiosk.page.locator('[data-phase="remove-card"]').waitFor({ timeout: 20_000 });
    await bench.post('/api/terminal/remove-card', {});
    await step('choose a receipt', 'receipt', 30_000);
    await kiosk.tap('receipt-print');
    await step('done', 'done', 30_000);
    await kiosk.tap('finish');
    await step('ready for the next resident', 'attract');
    const agreed = await compare(town, bench, { account, close: kiosk.close, say });
    say(agreed ? 'Central, terminal and journal agree.' : 'Central, terminal and journal DO NOT agree.');
    return agreed ? 0 : 1;
  } catch (error) {
    say(`The tour stopped: ${messageOf(error)}`);
    await kiosk.page.screenshot({ path: join(FOLDER, 'stopped.png') }).catch(() => undefined);
    return 1;
  } finally {
    await kiosk.kill().catch(() => undefined);
    await town.stop();
    display.stop();
  }
}

async function compare(
  town: Awaited<ReturnType<typeof startDemoTown>>,
  bench: ReturnType<typeof benchClient>,
  {
    account,
    close,
    say,
  }: {
    readonly account: string;
    readonly close: () => Promise<void>;
    readonly say: (sentence: string) => void;
  },
): Promise<boolean> {
  const [paper] = (await bench.papers()).slice(-1);
  if (paper) {
    writeFileSync(join(FOLDER, 'receipt.png'), await bench.paperPng(paper.number));
    writeFileSync(join(FOLDER, 'receipt.txt'), `${paper.text.join('\n')}\n`);
  }
  const ledger = await bench.ledger();
  const charged = ledger.reduce(
    (sum, { kind, amountMinor }) => sum + (kind === 'charge' ? amountMinor : -amountMinor),
    0,
  );
  await close();
  const answer = await town.ask('bills', account);
  const bills = z.array(BillRow).parse(answer.bills);
  const posted = bills.reduce((sum, bill) => sum + bill.paidMinor, 0);
  const journal = readKioskJournal(town.kioskFolder);
  writeFileSync(join(FOLDER, 'journal.json'), JSON.stringify(journal, null, 2));
  const approved = journal.reduce((sum, { body }) => {
    return body.subject === 'transaction' && body.event.kind === 'payment-approved'
      ? sum + body.event.payment.amount.amountMinor
      : sum;
  }, 0);
  say(
    `charged by the terminal ${charged}, approved in the journal ${approved}, paid at central ${posted} (minor units)`,
  );
  say(`screenshots, receipt.png, receipt.txt and journal.json are in ${FOLDER}`);
  return paper !== undefined && charged > 0 && charged === approved && charged === posted;
}
