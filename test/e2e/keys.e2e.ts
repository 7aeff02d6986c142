import { HASHIMI, LOPEZ } from './accounts.ts';
import { keyUser } from './focus.ts';
import { expect, expectAgreement, phase, test } from './town.ts';

/** The three open bills of one account, the two of another. */
const ENGLISH = { ...LOPEZ, surname: 'lopez' };
const ARABIC = { ...HASHIMI, surname: 'الهاشمي' };

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };

test.describe('upright', () => {
  test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

  test('a resident pays by keys alone, sees the focus at each stop and is caught at none', async ({
    town,
  }) => {
    const kiosk = town.kiosk();
    const keys = keyUser(kiosk);
    const { keyboard } = kiosk.page;
    const everywhere = async (): Promise<void> => {
      await keys.goRound('Tab');
      await keys.goRound('Shift+Tab');
    };

    await kiosk.see('attract');
    await keys.arrives({ screen: 'attract' });
    await keys.goRound('Tab');
    await keyboard.press('Enter');
    await keys.arrives({ screen: 'language' });
    await keys.goRound('Tab');
    await keys.choose('language-en', 'Space');
    await keys.arrives({ screen: 'home' });
    await everywhere();
    // Up and down, right and left lead through what can be chosen, and round.
    await keys.moveTo('service-pay-bill');
    const { at } = await keys.move('ArrowRight');
    await keys.move('ArrowLeft');
    await keys.move('ArrowUp');
    expect((await keys.move('ArrowDown')).name).toBe('service-pay-bill');
    expect((await keys.move('ArrowDown')).at).toBe(at);
    await keys.choose('service-pay-bill', 'Enter', 'ArrowUp');

    // The account's number by a keyboard of one's own, from wherever the focus is.
    await keys.arrives({ screen: 'account', testId: 'account-number' });
    await keyboard.type(ENGLISH.number);
    await expect(kiosk.page.getByTestId('account-number')).toHaveValue(ENGLISH.number);
    await keys.goRound('Tab');
    await keys.choose('continue');
    await keys.arrives({ testId: 'fact-surname' });
    await keys.goRound('Tab');
    await keys.choose('fact-surname', 'Space');

    // The name by the keys on the screen, each found by the arrows.
    await keys.arrives({ testId: 'field-surname' });
    await keys.moveTo('key-q');
    for (const letter of ENGLISH.surname) await keys.choose(`key-${letter}`, 'Enter', 'ArrowRight');
    await expect(kiosk.page.getByTestId('field-surname')).toHaveValue(/^lopez$/i);
    await keys.choose('continue');
    await keys.arrives({ screen: 'holder' });
    await keys.goRound('Tab');
    await keys.choose('yes');
    await keys.arrives({ screen: 'bills' });
    await everywhere();

    // A bill left out and taken again, and the question for a part of it.
    const part =
      (await kiosk.page.locator('[data-testid^="part-"]').first().getAttribute('data-testid')) ?? '';
    const billId = part.replace('part-', 'bill-');
    const bill = kiosk.page.getByTestId(billId);
    await keys.moveTo(billId);
    await keyboard.press('Space');
    await expect(bill).toHaveAttribute('aria-checked', 'false');
    await keyboard.press('Space');
    await expect(bill).toHaveAttribute('aria-checked', 'true');
    await keys.choose(part);
    await keys.arrives({ testId: 'amount' });
    await keyboard.type('0');
    await everywhere();
    await keys.moveTo('amount');
    await keyboard.press('Enter');
    await expect(kiosk.page.locator('[data-look="bad"]')).toHaveCount(1);
    await keys.choose('amount-whole');
    await keys.arrives({ testId: billId });
    await keys.choose('continue');
    await keys.arrives({ screen: 'review', testId: 'pay' });
    await keys.goRound('Tab');
    await keys.choose('pay');
    await phase(kiosk, 'present-card');
    await keys.goRound('Tab');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await keys.arrives({ screen: 'receipt' });
    await keys.goRound('Tab');
    await keys.choose('receipt-email');
    await keys.arrives({ testId: 'email' });
    await keys.goRound('Tab');
    await keys.choose('back', 'Enter', 'Shift+Tab');
    await keys.arrives({ testId: 'receipt-screen' });
    await keys.choose('receipt-screen');
    await keys.arrives({ screen: 'done' });
    await keys.goRound('Tab');
    await keys.choose('finish');
    await keys.arrives({ screen: 'attract' });
    await expectAgreement(town, ENGLISH.number, ENGLISH.openMinor);
  });
});

test.describe('lying', () => {
  test.use({ options: { window: { width: 1920, height: 1080 }, idle } });

  test('in Arabic the arrows follow the direction of the writing, and the keys lead to a payment too', async ({
    town,
  }) => {
    const kiosk = town.kiosk();
    const keys = keyUser(kiosk);
    await kiosk.see('attract');
    await keys.choose('start');
    await keys.arrives({ screen: 'language' });
    await keys.choose('language-ar');
    await keys.arrives({ screen: 'home' });
    await expect(kiosk.page.locator('html')).toHaveAttribute('dir', 'rtl');
    const first = await keys.move('Tab');
    expect((await keys.move('ArrowLeft')).at).toBe(first.at + 1);
    expect((await keys.move('ArrowRight')).at).toBe(first.at);
    await keys.goRound('Tab');
    await keys.goRound('Shift+Tab');
    await keys.choose('service-pay-bill');

    // The number by the keys on the screen: they stand from left to right in every language.
    await keys.arrives({ screen: 'account', testId: 'account-number' });
    const digit = (await keys.moveTo('key-1')).length;
    expect(digit).toBeGreaterThan(0);
    expect((await keys.move('ArrowRight')).name).toBe('key-2');
    expect((await keys.move('ArrowLeft')).name).toBe('key-1');
    for (const letter of ARABIC.number) {
      const focused = await kiosk.page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
      if (focused === `key-${letter}`) await kiosk.page.keyboard.press('Enter');
      else await keys.choose(`key-${letter}`, 'Enter', 'ArrowRight');
    }
    await expect(kiosk.page.getByTestId('account-number')).toHaveValue(ARABIC.number);
    await keys.choose('continue');
    await keys.arrives({ testId: 'fact-surname' });
    await keys.choose('fact-surname');
    await keys.arrives({ testId: 'field-surname' });
    await keys.moveTo('field-surname');
    await kiosk.page.keyboard.type(ARABIC.surname);
    await kiosk.page.keyboard.press('Enter');
    await keys.arrives({ screen: 'holder' });
    await keys.choose('yes', 'Space');
    await keys.arrives({ screen: 'bills' });
    await keys.goRound('Tab');
    // From the end: the way out, the language, the way back, then what leads on.
    await keys.choose('continue', 'Enter', 'Shift+Tab');
    await keys.arrives({ screen: 'review', testId: 'pay' });
    await keys.goRound('Shift+Tab');
    await keys.choose('pay');
    await phase(kiosk, 'present-card');
    await town.bench.post('/api/terminal/card', { card: 'contactless' });
    await keys.arrives({ screen: 'receipt' });
    await keys.goRound('Tab');
    await keys.choose('receipt-print');
    await keys.arrives({ screen: 'done' });
    await keys.choose('finish');
    await keys.arrives({ screen: 'attract' });
    await expectAgreement(town, ARABIC.number, ARABIC.openMinor);
  });
});
