import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { writeSmallContent } from '../small-content/index.ts';
import { expect, publish, type TestTown, test } from './town.ts';

const PAGE = 'https://millbrook.example/departments/registry';

/** The kiosk of a town that has published a small content of its own. */
async function kioskWithContent(town: TestTown): Promise<KioskApp> {
  const townFolder = join(town.town.folder, 'millbrook');
  cpSync('config/towns/millbrook', townFolder, { recursive: true });
  writeSmallContent(townFolder);
  await publish(town, join(townFolder, 'content'));
  return town.kiosk();
}

async function begin(kiosk: KioskApp, language: string): Promise<void> {
  await kiosk.see('attract');
  await kiosk.tap('start');
  await kiosk.tap(`language-${language}`);
  await kiosk.see('home');
}

/** What a phone reads from the screen. */
function codeIn(screen: string): string {
  return execFileSync('zbarimg', ['--quiet', '--raw', screen], { encoding: 'utf8' }).trim();
}

const titles = (kiosk: KioskApp) => kiosk.page.getByTestId('results').locator('button').allInnerTexts();

async function expectNoViolation(kiosk: KioskApp): Promise<void> {
  const { violations } = await new AxeBuilder({ page: kiosk.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('a visitor finds things in spite of typos, takes them along, in Arabic too, and leaves nothing to the next', async ({
  town,
}, info) => {
  const kiosk = await kioskWithContent(town);
  const { page } = kiosk;
  await kiosk.see('attract');
  await expect(page.getByTestId('urgent-water-off')).toContainText('No water in River Street');
  await begin(kiosk, 'en');
  await expect(page.getByTestId('urgent-water-off')).toBeVisible();

  await test.step('what can be done here comes first, and opens from the search', async () => {
    await kiosk.tap('find');
    await kiosk.see('look-up');
    await kiosk.type('regsiter pet');
    await expect(page.getByTestId('results')).toHaveAttribute('data-typed', 'Regsiter pet');
    await expect.poll(async () => (await titles(kiosk))[0]).toContain('Register a pet');
    await expectNoViolation(kiosk);
    await kiosk.tap('service-register-pet');
    await kiosk.see('form');
    await kiosk.tap('back');
    await kiosk.see('home');
  });

  await test.step('a department says whether it is open, and its page is on the phone', async () => {
    await kiosk.tap('find');
    await expect(page.getByTestId('search')).toHaveValue('');
    await kiosk.type('animla');
    await kiosk.tap('department-registry');
    await expect(page.getByTestId('open-now')).toHaveText('Open now');
    await expect(page.locator('main')).toContainText('+353 20 910 0144');
    await expectNoViolation(kiosk);
    await kiosk.tap('take');
    await page.locator('html:not([data-settling])').waitFor();
    const screen = info.outputPath('code.png');
    await page.screenshot({ path: screen });
    expect(codeIn(screen)).toBe(PAGE);
  });

  await test.step('on paper, and by e-mail', async () => {
    await kiosk.tap('take-print');
    await expect(page.getByTestId('taken')).toHaveText('Please take your slip from below the screen.');
    const papers = await town.bench.papers();
    expect(papers.at(-1)?.text.join('\n')).toContain('Animal registry');
    await kiosk.tap('take-email');
    await kiosk.type('ann@example');
    await kiosk.tap('continue');
    await expect(page.locator('[data-look="bad"]')).toBeVisible();
    await kiosk.type('.org');
    await kiosk.tap('continue');
    await expect(page.getByTestId('taken')).toHaveText('The e-mail is on its way.');
    await expect.poll(async () => (await town.bench.mails()).length).toBe(1);
    expect((await town.bench.mails())[0]).toMatchObject({ subject: 'Animal registry' });
  });

  await test.step('back leads through what was looked up', async () => {
    await kiosk.tap('back');
    await expect(page.getByTestId('open-now')).toBeVisible();
    await kiosk.tap('place-hall');
    await expect(page.locator('h1')).toHaveText('Town hall');
    await kiosk.tap('back');
    await kiosk.tap('person-maria-keane');
    await expect(page.locator('main')).toContainText('+353 20 910 0145');
    await kiosk.tap('back');
    await kiosk.tap('back');
    await expect(page.getByTestId('search')).toHaveValue('Animla');
    await kiosk.tap('back');
    await kiosk.see('home');
  });

  await test.step('a long page is read by keys alone', async () => {
    await kiosk.tap('group-look-up');
    await kiosk.tap('list-page');
    await kiosk.tap('page-bus-times');
    const pane = page.locator('[data-scrolls]');
    await expect(page.locator('h1')).toHaveText('Bus times');
    await page.keyboard.press('ArrowDown');
    await expect(pane).toBeFocused();
    await expect(page.getByText('Stop 45', { exact: true })).not.toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByText('Stop 45', { exact: true })).toBeInViewport();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByTestId('take')).toBeFocused();
    await kiosk.tap('back');
    await kiosk.tap('back');
  });

  await test.step('the next visitor finds nothing of it', async () => {
    await kiosk.tap('find');
    await kiosk.type('canary');
    await kiosk.tap('leave');
    await begin(kiosk, 'en');
    await kiosk.tap('find');
    await expect(page.getByTestId('search')).toHaveValue('');
    expect(await page.content()).not.toContain('anary');
    const counted = (): string => readFileSync(join(town.town.kioskFolder, 'looked-for.json'), 'utf8');
    await expect(async () => expect(counted()).toContain('"page bus-times":1')).toPass();
  });

  await test.step('in Arabic as well: a word without its article and with a typo', async () => {
    await kiosk.tap('leave');
    await begin(kiosk, 'ar');
    await kiosk.tap('find');
    await kiosk.type('مكتبه');
    await kiosk.tap('place-library');
    await expect(page.locator('h1')).toHaveText('المكتبة العامة');
    await kiosk.tap('back');
    await kiosk.tap('back');
    await kiosk.tap('group-look-up');
    await kiosk.tap('list-department');
    await expect(page.getByTestId('department-archive').locator('[data-open]')).toHaveText('مغلق');
    await kiosk.tap('department-registry');
    await expect(page.getByTestId('open-now')).toHaveText('مفتوح الآن');
    await expectNoViolation(kiosk);
    await kiosk.tap('take');
    await kiosk.tap('take-print');
    await expect(page.getByTestId('taken')).toHaveText('خذوا الورقة من أسفل الشاشة.');
  });

  await test.step('a resident finds the days of their street, in English and in Arabic', async () => {
    await kiosk.tap('leave');
    await begin(kiosk, 'en');
    const tiles = page.locator('[data-testid^="service-"], [data-testid^="group-"]');
    await expect(tiles.first()).toHaveAttribute('data-testid', 'service-pay-bill');
    await kiosk.tap('service-collection-days');
    await kiosk.see('collection-rounds');
    await page
      .getByTestId(/^round-/)
      .filter({ hasText: 'Mill Lane' })
      .click();
    await kiosk.see('collection-days');
    await expect(page.locator('main')).toContainText('Household waste');
    await expect(page.locator('main')).toContainText('Tuesday');
    await expectNoViolation(kiosk);
    await kiosk.tap('leave');
    await begin(kiosk, 'ar');
    await kiosk.tap('service-collection-days');
    await page
      .getByTestId(/^round-/)
      .filter({ hasText: 'Mill Lane' })
      .click();
    await kiosk.see('collection-days');
    await expect(page.locator('h1')).toHaveText('مواعيد الجمع القادمة');
    await expect(page.locator('main')).toContainText('النفايات المنزلية');
    await expect(page.locator('main')).toContainText('الثلاثاء');
    await expectNoViolation(kiosk);
  });

  await test.step('without printer and central things are still looked up, and the screen says what does not work', async () => {
    await kiosk.tap('leave');
    await begin(kiosk, 'en');
    await kiosk.tap('group-look-up');
    await kiosk.tap('list-question');
    await kiosk.tap('question-lost-and-found');
    await expect(page.getByTestId('answer')).toContainText('At the front desk of the town hall.');
    await kiosk.tap('take');
    await kiosk.tap('take');
    await town.bench.post('/api/printer/faults', { paperOut: true });
    await expect(page.getByTestId('take-print')).toBeDisabled({ timeout: 120_000 });
    await town.town.programs.central.stop();
    await kiosk.tap('take-email');
    await kiosk.type('ann@example.org');
    await kiosk.tap('continue');
    await expect(page.getByTestId('not-sent')).toBeVisible({ timeout: 120_000 });
  });
});
