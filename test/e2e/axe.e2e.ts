import { AxeBuilder } from '@axe-core/playwright';
import { type KioskApp, launchKiosk } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { holdCorner } from './staff-corner.ts';
import { expect, phase, REPETITION, test, toReviewByScan } from './town.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A whole walk in a script of its own on each panel; test/screens/every-screen.test.ts checks every screen in every look. */
const WALKS = [
  {
    name: 'portrait',
    window: { width: 1080, height: 1920 },
    language: 'en',
    bill: { accountNumber: '104-2210', billNumber: 'W-2026-0412' },
    look: ['theme-yellow', 'text-200', 'reach-low'],
  },
  {
    name: 'landscape',
    window: { width: 1920, height: 1080 },
    language: 'ar',
    bill: { accountNumber: '104-2993', billNumber: 'W-2026-0441' },
    look: ['theme-dark', 'text-120', 'hand-left'],
  },
] as const;

/** Sets the screen as a visitor would. */
async function look(kiosk: KioskApp, choices: readonly string[]): Promise<void> {
  if (choices.length === 0) return;
  for (const testId of ['access', ...choices.map((choice) => `access-${choice}`), 'access-done']) {
    await kiosk.tap(testId);
  }
}

/** What axe finds on the screen as it shows now: rule, and the places. */
async function check({ page }: KioskApp, where: string): Promise<void> {
  await page.locator('html:not([data-settling])').waitFor();
  // Legacy mode: a kiosk opens no second page, in which axe would otherwise put its findings together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

for (const { name, window, language, bill, look: wanted } of WALKS) {
  test.describe(name, () => {
    test.use({ options: { window, idle: { idleAfterMs: 300_000, warningMs: 25_000 } } });

    test(
      `axe finds nothing wrong on any screen of a payment and of a form (${name}, ${language})`,
      REPETITION,
      async ({ town }) => {
        const kiosk = town.kiosk();
        await kiosk.see('attract');
        const code = writeBillCode({ townId: 'millbrook', ...bill });
        const here = (screen: string): Promise<void> => check(kiosk, `${language} ${screen}`);
        await here('attract');
        await kiosk.tap('start');
        await kiosk.see('language');
        await look(kiosk, wanted);
        await here('language');
        await kiosk.tap(`language-${language}`);
        await kiosk.see('home');
        await here('home');
        await kiosk.tap('service-pay-bill');
        await kiosk.see('account');
        await here('account');
        await town.bench.post('/api/scanner/scan', { code: 'https://evil.example' });
        await kiosk.page.locator('[data-look="bad"]').waitFor();
        await here('account with a problem');
        await kiosk.type('123');
        await kiosk.tap('continue');
        await kiosk.page.getByTestId('fact-surname').waitFor();
        await here('which fact');
        await kiosk.tap('fact-surname');
        await kiosk.page.getByTestId('field-surname').waitFor();
        await here('surname');
        await town.bench.post('/api/scanner/scan', { code });
        await kiosk.see('holder');
        await here('holder');
        await kiosk.tap('yes');
        await kiosk.see('bills');
        await here('bills');
        // Where a bill may be paid in part: how much.
        const part = kiosk.page.locator('[data-testid^="part-"]').first();
        if ((await part.count()) > 0) {
          await kiosk.tap((await part.getAttribute('data-testid')) ?? '');
          await kiosk.tap('amount-take');
          await kiosk.page.locator('[data-look="bad"]').waitFor();
          await here('amount');
          await kiosk.tap('amount-whole');
        }
        await kiosk.tap('continue');
        await kiosk.see('review');
        await here('review');
        await kiosk.tap('pay');
        await phase(kiosk, 'present-card');
        await here('paying');
        await kiosk.tap('cancel');
        await kiosk.see('pay-again');
        await here('pay-again');
        await kiosk.tap('pay');
        await phase(kiosk, 'present-card');
        await town.bench.post('/api/terminal/card', { card: 'contactless' });
        await kiosk.see('receipt');
        await here('receipt');
        await kiosk.tap('receipt-email');
        await kiosk.page.getByTestId('email').waitFor();
        await here('e-mail');
        await kiosk.tap('back');
        await kiosk.tap('receipt-screen');
        await kiosk.see('done');
        await here('done');
        await kiosk.tap('finish');
        await kiosk.see('attract');
        for (const testId of ['start', `language-${language}`, 'service-register-pet'])
          await kiosk.tap(testId);
        await kiosk.see('form');
        await look(kiosk, wanted);
        await here('person');
        await kiosk.tap('continue');
        await here('a problem');
        await kiosk.type(language === 'ar' ? 'م' : 'm');
        await kiosk.tap('field-family');
        await kiosk.type(language === 'ar' ? 'ل' : 'l');
        await kiosk.tap('continue');
        await here('address');
        await kiosk.tap('leave');
        await kiosk.see('attract');
        for (const testId of ['start', `language-${language}`, 'group-talk', 'service-request-call'])
          await kiosk.tap(testId);
        await kiosk.type(language === 'ar' ? 'م' : 'm');
        await kiosk.tap('field-family');
        await kiosk.type(language === 'ar' ? 'ل' : 'l');
        await kiosk.tap('continue');
        await look(kiosk, wanted);
        await kiosk.type('5550100');
        await kiosk.tap('continue');
        await here('calendar');
        await kiosk.tap('leave');
        await kiosk.see('attract');
        for (const testId of ['start', `language-${language}`, 'practice', 'practice-choose'])
          await kiosk.tap(testId);
        await here('practice');
        for (let step = 0; step < 2; step += 1) await kiosk.tap('back');
        await kiosk.tap('access');
        await here('access');
        for (const choice of wanted) await kiosk.tap(`access-${choice}`);
        await kiosk.tap('access-done');
        await kiosk.tap('service-status-lookup');
        await kiosk.see('status');
        await here('status');
        await kiosk.tap('back');
        await kiosk.tap('service-report-problem');
        await kiosk.tap('option-lamp');
        await kiosk.tap('continue');
        await kiosk.tap('option-no');
        await kiosk.tap('continue');
        await kiosk.tap('place-turn');
        await kiosk.page.locator('[data-testid=map][data-drawn]').waitFor({ timeout: 120_000 });
        await here('map');
        await kiosk.tap('leave');
        await kiosk.see('attract');
      },
    );
  });
}

test.describe('seldom seen', () => {
  const idle = { idleAfterMs: 15_000, warningMs: 60_000 };
  test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

  test('axe finds nothing wrong with the idle question, the question about paper, the way in for staff and out of order', async ({
    town,
  }, info) => {
    const kiosk = town.kiosk();
    await kiosk.see('attract');
    await town.bench.post('/api/printer/faults', { paperOut: true });
    const code = writeBillCode({ townId: 'millbrook', ...WALKS[1].bill });
    await toReviewByScan(town, 'ar', code);
    await kiosk.page.getByTestId('pay-without-paper').waitFor();
    await check(kiosk, 'paper question');
    await kiosk.page.locator('[data-overlay="idle"]').waitFor();
    await check(kiosk, 'idle question');
    await kiosk.tap('idle-finish');
    await kiosk.see('attract');
    await holdCorner(kiosk);
    await check(kiosk, 'way in for staff');
    await kiosk.close();

    const runtime = process.env.TOWNHALL_ELECTRON ?? '';
    const [settingsFile, dataFolder] = [info.outputPath('none.json'), info.outputPath('data')];
    const bare = await launchKiosk({ runtime, settingsFile, dataFolder });
    try {
      await bare.see('out-of-order');
      await check(bare, 'out of order');
    } finally {
      await bare.kill();
    }
  });
});
