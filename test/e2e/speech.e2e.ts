import type { KeypadEvent } from '../../domain/keypad/index.ts';
import { LOPEZ, ZAHRA } from './accounts.ts';
import { expectRead, listen } from './speech-log.ts';
import { expect, phase, type TestTown, test } from './town.ts';

test.use({ speaks: 'hurried' });

const press = (town: TestTown, ...events: KeypadEvent[]): Promise<unknown> =>
  events.reduce<Promise<unknown>>(
    (before, event) => before.then(() => town.bench.post('/api/keypad/press', { event })),
    Promise.resolve(),
  );

test('with headphones every screen of a payment is read aloud, in the language of each resident', async ({
  town,
}) => {
  const [kiosk, log] = [town.kiosk(), town.speech()];
  for (const [language, voice, { code }] of [
    ['en', 'en-gb', LOPEZ],
    ['ar', 'ar', ZAHRA],
  ] as const) {
    await kiosk.see('attract');
    let before = 0;
    /** Does something that leads to a screen, and hears all of that screen. */
    async function hear(screen: string, act: () => Promise<unknown>): Promise<void> {
      before = log.pieces().length;
      await act();
      await kiosk.see(screen, 30_000);
      await expectRead(kiosk, log, before);
    }
    await hear('language', () => press(town, 'headphones-in'));
    // Each language is named by a voice of its own.
    const named = log.pieces().find(({ text }) => text.includes('العربية'));
    expect(named?.voice).toBe('ar');
    await hear('home', () => kiosk.tap(`language-${language}`));
    expect(log.pieces().at(-1)?.voice).toBe(voice);
    await hear('account', () => kiosk.tap('service-pay-bill'));
    // What went wrong appears on the screen, and is said.
    before = log.pieces().length;
    await town.bench.post('/api/scanner/scan', { code: 'WIFI:S:library;;' });
    const wrong = await kiosk.page.locator('[data-look="bad"], [data-look="warn"]').first().innerText();
    await expect.poll(() => log.said(before), { timeout: 120_000 }).toContain(wrong.trim());
    await hear('holder', () => town.bench.post('/api/scanner/scan', { code }));
    await hear('bills', () => kiosk.tap('yes'));
    before = log.pieces().length;
    const bill = (await kiosk.page.getByRole('checkbox').first().getAttribute('data-testid')) ?? '';
    await kiosk.tap(bill);
    const words = language === 'en' ? 'not ticked' : 'غير محدد';
    await expect.poll(() => log.said(before), { timeout: 120_000 }).toContain(words);
    await kiosk.tap(bill);
    await hear('review', () => kiosk.tap('continue'));
    await hear('paying', async () => {
      await kiosk.tap('pay');
      await phase(kiosk, 'present-card');
    });
    // How the payment goes on is said as it does.
    before = log.pieces().length;
    await town.bench.post('/api/terminal/card', { card: 'chipAndPin' });
    await phase(kiosk, 'enter-pin');
    const next = (await kiosk.page.locator('[data-phase="enter-pin"]').innerText()).trim();
    await expect.poll(() => log.said(before), { timeout: 120_000 }).toContain(next);
    await town.bench.post('/api/terminal/pin', { pin: 'ok' });
    await phase(kiosk, 'remove-card');
    await hear('receipt', () => town.bench.post('/api/terminal/remove-card', {}));
    // What is needed to check the payment: the amount in words, the reference digit by digit, then the whole receipt.
    expect(log.said(before)).toMatch(/M I L L 1, \d/);
    await hear('done', () => kiosk.tap('receipt-screen'));
    expect(log.said(before)).not.toContain('€');
    await kiosk.tap('finish');
    await kiosk.see('attract');
    expect(await kiosk.page.getByTestId('read-again').count()).toBe(0);
    await press(town, 'headphones-out');
  }
});

test('without headphones it is read only to who agrees; it can be paused, hidden and cut, and is off for the next', async ({
  town,
}) => {
  const [kiosk, log] = [town.kiosk(), town.speech()];
  await kiosk.see('attract');
  const { page } = kiosk;
  const says = (words: string, from = 0): Promise<void> =>
    expect.poll(() => log.said(from), { timeout: 120_000 }).toContain(words);
  const playing = await listen(kiosk);

  // The raised key alone: the question is read and nothing else; the keypad answers it.
  await press(town, 'speech');
  await page.locator('[data-overlay="speech-asking"]').waitFor();
  await says('People near you may hear this.');
  await says('Use up and down to move, and select to press.');
  expect(log.said()).not.toContain('العربية');
  await press(town, 'down');
  await says('Read aloud. button');
  await press(town, 'select');
  await kiosk.see('language');
  await says('العربية');
  const agreed = log.pieces().length;
  await says('Use up and down', agreed - 1);
  await press(town, 'speech');
  await says('العربية', agreed);

  // What a finger or a key does is said, and cuts what is being said, at once.
  await kiosk.tap('language-en');
  await kiosk.see('home');
  log.be('whole');
  await kiosk.tap('read-again');
  await expect.poll(async () => (await playing()).sounds, { timeout: 120_000 }).toBe(1);
  expect((await playing()).peak).toBeGreaterThan(0.05);
  const atCut = log.pieces().length;
  await page.mouse.click(540, 8);
  await expect.poll(async () => (await playing()).sounds, { timeout: 10_000, intervals: [20] }).toBe(0);
  expect(log.pieces().length).toBe(atCut);

  // A pause keeps the place; louder is louder at once.
  await kiosk.tap('read-again');
  await expect.poll(async () => (await playing()).sounds, { timeout: 120_000 }).toBe(1);
  const first = log.pieces().at(-1)?.text;
  await kiosk.tap('read-pause');
  await expect.poll(async () => (await playing()).sounds, { timeout: 10_000 }).toBe(0);
  log.be('hurried');
  const atPause = log.pieces().length;
  await kiosk.tap('read-pause');
  await says('Use up and down to move', atPause);
  expect(log.pieces().filter(({ text }) => text === first).length).toBeGreaterThan(1);
  await kiosk.tap('access');
  const beforeVolume = log.pieces().length;
  await kiosk.tap('access-volume-4');
  await says('chosen', beforeVolume);
  expect((await playing()).volume).toBeCloseTo(1);

  // Hidden: keys and keypad work as before, and nobody reads along.
  await kiosk.tap('hide-screen');
  await page.getByTestId('cover').waitFor();
  await says('The screen is hidden');
  const hiddenAt = log.pieces().length;
  await press(town, 'down');
  await says('button', hiddenAt);
  await kiosk.tap('uncover');
  await kiosk.tap('access-done');

  // What is typed is echoed; of what is masked only that it was.
  await kiosk.tap('service-pay-bill');
  await kiosk.see('account');
  const typedAt = log.pieces().length;
  await kiosk.tap('key-7');
  await says('7', typedAt);
  await page.keyboard.press('Backspace');
  await says('deleted', typedAt);
  await page.getByTestId('staff-corner').click({ delay: 4_000 });
  const staff = page.locator('[data-overlay="staff"]');
  await staff.waitFor();
  await says('Use up and down', typedAt);
  const pinAt = log.pieces().length;
  // One after the other: a key cuts what is still to be said of the one before.
  const stars = (): number => log.said(pinAt).match(/star/g)?.length ?? 0;
  for (const [typed, digit] of ['9', '7', '5'].entries()) {
    await staff.getByTestId(`key-${digit}`).click();
    await expect.poll(stars, { timeout: 120_000 }).toBeGreaterThan(typed);
  }
  await page.keyboard.press('8');
  await expect(page.getByTestId('pin')).toHaveValue('9758');
  // Nor does it come into the field of the screen below.
  await expect(page.getByTestId('account-number')).toHaveValue('');
  await expect.poll(stars, { timeout: 120_000 }).toBeGreaterThan(3);
  // The field as a whole, when the focus comes to it.
  await page.getByTestId('staff-unlock').focus();
  await page.getByTestId('pin').focus();
  await says('star star star star', pinAt);
  expect(log.said(pinAt)).not.toMatch(/\d/);
  await kiosk.tap('staff-close');

  // The next resident begins in silence, at the usual volume.
  await kiosk.tap('leave');
  await kiosk.see('attract');
  const left = log.pieces().length;
  await kiosk.tap('start');
  await kiosk.tap('language-en');
  await kiosk.see('home');
  await expect(page.getByTestId('read-again')).toHaveCount(0);
  expect(log.pieces().length).toBe(left);
  await kiosk.tap('read-aloud');
  await kiosk.tap('speech-agree');
  await expect.poll(async () => (await playing()).volume, { timeout: 120_000 }).toBeCloseTo(0.4);

  // Without a voice it says on the screen that it cannot.
  await kiosk.tap('read-aloud');
  await expect(page.getByTestId('read-again')).toHaveCount(0);
  log.be('none');
  await kiosk.tap('read-aloud');
  await page.locator('[data-overlay="speech-none"]').waitFor();
  await kiosk.tap('speech-close');
  await expect(page.getByTestId('read-again')).toHaveCount(0);
});

test.describe('when nobody touches the screen', () => {
  test.use({ speaks: 'whole' });
  const idle = { idleAfterMs: 6_000, warningMs: 25_000 };
  test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

  test('the countdown is said as it goes on', async ({ town }) => {
    const [kiosk, log] = [town.kiosk(), town.speech()];
    await kiosk.see('attract');
    await press(town, 'headphones-in');
    await kiosk.page.locator('[data-overlay="idle"]').waitFor({ timeout: 200_000 });
    const question = await kiosk.page.locator('[data-overlay="idle"] h2').innerText();
    await expect.poll(() => log.said(), { timeout: 120_000 }).toContain(question);
    const shown = Number(await kiosk.page.locator('[data-overlay="idle"] p').first().innerText());
    const endsAt = Date.now() + shown * 1_000;
    await kiosk.see('attract', idle.warningMs + 60_000);
    // Each time it says how much is left then: at first, and at 20, 10 and 5 seconds.
    const told = log.pieces().flatMap(({ at, text }) => {
      const seconds = /\b(\d+) seconds?\b/.exec(text)?.[1];
      return seconds === undefined ? [] : [Math.round(Number(seconds) - (endsAt - at) / 1_000)];
    });
    expect(told.length).toBeGreaterThanOrEqual(4);
    // A voice takes a moment to begin, on a busy machine two or three seconds.
    expect(told.filter((off) => off > 4 || off < -2)).toEqual([]);
  });
});

test.describe('a listener who touches nothing', () => {
  test.use({ speaks: 'whole' });
  const read = 'Use up and down to move, and select to press.';

  test.describe('while the screen is read', () => {
    const idle = { idleAfterMs: 8_000, warningMs: 20_000 };
    test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

    test('is not asked before it was read to its end, and then has the whole wait', async ({ town }) => {
      const [kiosk, log] = [town.kiosk(), town.speech()];
      await kiosk.see('attract');
      const question = kiosk.page.locator('[data-overlay="idle"]');
      await press(town, 'headphones-in');
      await kiosk.tap('language-en');
      await kiosk.see('home');
      const began = performance.now();
      const asked = question.waitFor({ timeout: 300_000 });
      await expect
        .poll(() => log.said(), { timeout: 200_000 })
        .toMatch(new RegExp(`What would you like[^]*${read}`));
      expect(await question.count()).toBe(0);
      expect(performance.now() - began).toBeGreaterThan(2 * idle.idleAfterMs);
      await asked;
      // Nobody answers: what it says itself keeps nobody's session.
      await kiosk.see('attract', idle.warningMs + 60_000);
    });
  });

  test.describe('longer than speech alone keeps a session', () => {
    const idle = { idleAfterMs: 8_000, warningMs: 60_000, listeningMs: 25_000 };
    test.use({ options: { window: { width: 1080, height: 1920 }, idle } });

    test('is asked, and the reading continues where the question cut it', async ({ town }) => {
      const [kiosk, log] = [town.kiosk(), town.speech()];
      await kiosk.see('attract');
      const question = kiosk.page.locator('[data-overlay="idle"]');
      await press(town, 'headphones-in');
      await kiosk.tap('language-en');
      await kiosk.see('home');
      await question.waitFor({ timeout: 120_000 });
      const title = await question.locator('h2').innerText();
      await expect.poll(() => log.said(), { timeout: 60_000 }).toContain(title);
      const cut = log.pieces().findLast(({ text }) => !text.includes(title))?.text ?? '';
      const asked = log.pieces().length;
      await press(town, 'select');
      await question.waitFor({ state: 'hidden' });
      await expect.poll(() => log.pieces().length, { timeout: 60_000 }).toBeGreaterThan(asked);
      expect(log.said(asked).split('\n')[0]).toBe(cut);
      expect(log.said(asked)).not.toContain('What would you like');
    });
  });
});
