import { readFileSync, writeFileSync } from 'node:fs';
import {
  type CardContents,
  createVirtualCard,
  insertCard,
  startPcscDaemon,
  whyNoPcscDaemon,
} from '../../hardware/reader/simulator/index.ts';
import { LOPEZ } from './accounts.ts';
import { expect, test, toAccount } from './town.ts';

const TOWN_NAME = 'f0544f574e4944';
const RESIDENT: CardContents = { applications: { [TOWN_NAME]: { 1: Buffer.from('MB20001147') } } };
const BANK: CardContents = {
  applications: {
    ...RESIDENT.applications,
    [Buffer.from('2PAY.SYS.DDF01').toString('hex')]: {},
  },
};

test('a resident’s chip card stands for the account number, a bank card is ignored, and a scanner that types is heard', async ({
  town,
}) => {
  const { settingsFile } = town.town;
  const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
  settings.reader = { kind: 'pcsc', townApplication: { name: TOWN_NAME } };
  settings.scanner = { kind: 'keyboard' };
  writeFileSync(settingsFile, JSON.stringify(settings));
  await town.kiosk().close();
  const why = await whyNoPcscDaemon();
  const daemon = why === null ? await startPcscDaemon() : null;
  if (why !== null) console.log(`No chip card was read: ${why}`);
  try {
    const kiosk = await town.start();
    await toAccount(kiosk, 'en');
    if (daemon !== null) {
      const bank = createVirtualCard(BANK);
      const put = await insertCard(bank);
      await expect.poll(() => bank.commands.length).toBe(1);
      await expect(kiosk.page.locator('[data-look="bad"]')).toContainText('This is a bank card');
      await put.remove();
      const fact = kiosk.page.getByTestId('fact-surname');
      await expect(fact).toHaveCount(0);
      // The daemon looks for cards every few tenths of a second, and may miss that one was taken away.
      await expect(async () => {
        const card = await insertCard(createVirtualCard(RESIDENT));
        await fact.waitFor({ timeout: 5_000 }).finally(card.remove);
      }).toPass({ timeout: 120_000 });
      await kiosk.tap('fact-surname');
      await kiosk.type('lopez');
      await kiosk.tap('continue');
      await kiosk.see('holder');
      await kiosk.tap('no');
    }
    await kiosk.see('account');
    await kiosk.app.evaluate(({ BrowserWindow }, code) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (const character of [...code, 'Return']) {
        const isShifted = /^[A-Z:]$/.test(character);
        const keyCode = character === ':' ? ';' : character;
        const modifiers = isShifted ? (['shift'] as const) : [];
        for (const type of ['keyDown', 'char', 'keyUp'] as const)
          contents?.sendInputEvent({ type, keyCode, modifiers: [...modifiers] });
      }
    }, LOPEZ.code);
    await kiosk.see('holder');
  } finally {
    await daemon?.stop();
  }
});
