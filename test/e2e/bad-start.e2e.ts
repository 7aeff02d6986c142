import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKioskJournal } from '../../build/start/read-journal.ts';
import { LOPEZ } from './accounts.ts';
import { expect, expectAgreement, phase, type TestTown, test, toAccount } from './town.ts';

/** Reserved and never in use on a loopback address: connections are refused. */
const NOBODY = { kind: 'tcp', host: '127.0.0.1', port: 1 };

type Entries = Record<string, unknown>;

const readJson = (path: string): Entries => JSON.parse(readFileSync(path, 'utf8')) as Entries;
const change = (path: string, by: (entries: Entries) => Entries): void =>
  writeFileSync(path, JSON.stringify(by(readJson(path))));

/** What a kiosk that has ended told IT about its configuration: file, place, and what was expected. */
const complaints = ({ town }: TestTown): unknown[] =>
  readKioskJournal(town.kioskFolder).flatMap(({ body }) =>
    body.subject === 'kiosk' && body.event.kind === 'configuration-refused' ? [body.event] : [],
  );

test('a kiosk starts without its printer and asks before paying; it starts on its last good configuration when a file is spoilt', async ({
  town,
}) => {
  const { settingsFile, folder } = town.town;
  await town.kiosk().see('attract');
  await town.kiosk().close();

  // A town's folder of the test's own, and a printer at which nobody answers.
  const townFolder = join(folder, 'millbrook');
  cpSync('config/towns/millbrook', townFolder, { recursive: true });
  change(settingsFile, (settings) => ({
    ...settings,
    townFolder,
    printer: { ...(settings.printer as Entries), port: NOBODY },
  }));
  let kiosk = await town.start();
  await toAccount(kiosk, 'es');
  await town.bench.post('/api/scanner/scan', { code: LOPEZ.code });
  await kiosk.see('holder');
  await kiosk.tap('yes');
  await kiosk.see('bills');
  await expect(kiosk.page.locator('[data-look="warn"]')).toHaveText(/imprimir/);
  await kiosk.tap('continue');
  await kiosk.see('review');
  await expect(kiosk.page.getByRole('heading')).toHaveText(/papel/);
  expect(await town.charged()).toBe(0);
  await kiosk.tap('pay-without-paper');
  await phase(kiosk, 'present-card');
  await town.bench.post('/api/terminal/card', { card: 'contactless' });
  await kiosk.see('receipt');
  await expect(kiosk.page.getByTestId('receipt-print')).toBeDisabled();
  await kiosk.tap('receipt-screen');
  await kiosk.see('done');
  await kiosk.tap('finish');
  await kiosk.see('attract');
  await expectAgreement(town, LOPEZ.number, LOPEZ.openMinor);
  expect(complaints(town)).toEqual([]);

  // One file after the other is spoilt: the kiosk opens all the same, on what was good.
  change(settingsFile, (settings) => ({ ...settings, idle: { idleAfterMs: 'soon', warningMs: 25_000 } }));
  kiosk = await town.start();
  await toAccount(kiosk, 'en');
  await town.bench.post('/api/scanner/scan', { code: LOPEZ.code });
  await kiosk.see('holder');
  await kiosk.close();
  change(settingsFile, (settings) => ({ ...settings, idle: { idleAfterMs: 120_000, warningMs: 25_000 } }));
  const townFile = join(townFolder, 'town.json');
  change(townFile, (definition) => ({ ...definition, welcome: { en: '' } }));
  kiosk = await town.start();
  await kiosk.see('attract');
  await expect(kiosk.page.locator('[data-screen="attract"]')).toContainText('Millbrook');
  await kiosk.close();
  expect(complaints(town)).toMatchObject([
    { file: settingsFile, path: 'idle.idleAfterMs', expected: 'a number, but found a text' },
    { file: townFile, path: 'welcome.en', expected: 'a text of at least 1 character' },
  ]);
});
