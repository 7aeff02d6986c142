import { expect, test } from './town.ts';

const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'pl', 'uk', 'ar', 'zh-Hans', 'vi'];

test("before anything is loaded the screen says in the town's languages that the kiosk is starting", async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await kiosk.see('attract', 60_000);
  let letIn: () => void = () => undefined;
  const waits = new Promise<void>((resolve) => {
    letIn = resolve;
  });
  await kiosk.page.route('**/open-app-*.js', async (route) => {
    await waits;
    await route.continue();
  });
  await kiosk.page.reload();
  const words = kiosk.page.locator('#starting > section:visible');
  await expect(words).toHaveCount(LANGUAGES.length);
  const said = await words.evaluateAll((all) =>
    all
      .map((one) => ({ language: one.getAttribute('lang'), ...one.getBoundingClientRect().toJSON() }))
      .sort((one, other) => one.top - other.top),
  );
  expect(said.map(({ language }) => language).sort()).toEqual([...LANGUAGES].sort());
  expect(said[0]?.language).toBe('en');
  // All of it stands on the screen, the town's own language across it.
  for (const { left, right, top, bottom } of said) {
    expect([left >= 0, right <= 1080, top >= 0, bottom <= 1920]).toEqual([true, true, true, true]);
  }
  await expect(kiosk.page.getByRole('heading', { name: 'The kiosk is starting' })).toBeVisible();
  await expect(kiosk.page.getByText('It will be ready in a moment.')).toBeVisible();
  const missing = await kiosk.page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'error'),
  );
  expect(missing).toHaveLength(0);
  await kiosk.page.screenshot({ path: test.info().outputPath('starting.png') });
  letIn();
  await kiosk.see('attract', 60_000);
  await expect(kiosk.page.locator('#starting')).toBeHidden();
});
