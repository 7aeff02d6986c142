import { AxeBuilder } from '@axe-core/playwright';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeBillCode } from '../../domain/bill/index.ts';
import { expect, phase, test } from './town.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const code = writeBillCode({ townId: 'millbrook', accountNumber: '104-2210', billNumber: 'W-2026-0412' });

/** What axe finds on the screen as it shows now: rule, and the places. */
async function judge({ page }: KioskApp, where: string): Promise<void> {
  await page.locator('html:not([data-settling])').waitFor();
  // Legacy mode: a kiosk opens no second page, in which axe would otherwise put its findings together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
  expect(found).toEqual([]);
}

for (const [name, window] of [
  ['portrait', { width: 1080, height: 1920 }],
  ['landscape', { width: 1920, height: 1080 }],
] as const) {
  test.describe(name, () => {
    test.use({ options: { window, idle: { idleAfterMs: 300_000, warningMs: 25_000 } } });

    test(`axe finds nothing wrong on any screen of a payment and of a form, in three scripts (${name})`, async ({
      town,
    }) => {
      test.setTimeout(240_000);
      const kiosk = town.kiosk();
      await kiosk.see('attract', 60_000);
      for (const language of ['en', 'ar', 'zh-Hans']) {
        const here = (screen: string): Promise<void> => judge(kiosk, `${language} ${screen}`);
        await here('attract');
        await kiosk.tap('start');
        await kiosk.see('language');
        await here('language');
        await kiosk.tap(`language-${language}`);
        await kiosk.see('home');
        await here('home');
        await kiosk.tap('service-pay-bill');
        await kiosk.see('account');
        await here('account');
        await town.bench.post('/api/scanner/scan', { code });
        await kiosk.see('holder');
        await here('holder');
        await kiosk.tap('yes');
        await kiosk.see('bills');
        await here('bills');
        await kiosk.tap('continue');
        await kiosk.see('review');
        await here('review');
        await kiosk.tap('pay');
        await phase(kiosk, 'present-card');
        await here('paying');
        await kiosk.tap('cancel');
        await kiosk.see('pay-again', 30_000);
        await here('pay-again');
        await kiosk.tap('leave');
        await kiosk.see('attract');
        for (const testId of ['start', `language-${language}`, 'service-register-pet'])
          await kiosk.tap(testId);
        await kiosk.see('form');
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
        for (const testId of ['start', `language-${language}`, 'service-request-call'])
          await kiosk.tap(testId);
        await kiosk.type(language === 'ar' ? 'م' : 'm');
        await kiosk.tap('field-family');
        await kiosk.type(language === 'ar' ? 'ل' : 'l');
        await kiosk.tap('continue');
        await kiosk.type('5550100');
        await kiosk.tap('continue');
        await here('calendar');
        await kiosk.tap('leave');
        await kiosk.see('attract');
      }
    });
  });
}
