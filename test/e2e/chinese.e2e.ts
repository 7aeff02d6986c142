import type { KioskApp } from '../../build/start/kiosk-app.ts';
import { keypadUser } from './keypad-user.ts';
import { expect, type TestTown, test } from './town.ts';

const idle = { idleAfterMs: 300_000, warningMs: 25_000 };
test.use({ options: { window: { width: 1080, height: 1920 }, idle }, speaks: 'hurried' });

/** The question of a service that asks for name and address first. */
const SERVICE = 'service-register-pet';
const SAID_MS = 120_000;
/** Guards against a character that is not offered. */
const MOST_TURNS = 20;

const field = (kiosk: KioskApp, name: string) => kiosk.page.getByTestId(`field-${name}`);

/** The row of digits gives its place to the candidates: the keys of letters stay where they are. */
const topOf = async (kiosk: KioskApp, testId: string): Promise<number | undefined> =>
  (await kiosk.page.getByTestId(testId).boundingBox())?.y;

/** Turns on to a candidate and touches it. */
async function choose(kiosk: KioskApp, text: string): Promise<void> {
  const candidate = kiosk.page.getByTestId(`candidate-${text}`);
  for (let turns = 0; turns < MOST_TURNS && (await candidate.count()) === 0; turns += 1)
    await kiosk.tap('candidates-more');
  await kiosk.tap(`candidate-${text}`);
}

test('by touch a resident writes name and street in Chinese, and finds the library by its sound', async ({
  town,
}) => {
  const kiosk = town.kiosk();
  await kiosk.see('attract');
  for (const testId of ['start', 'language-zh-Hans', SERVICE]) await kiosk.tap(testId);
  await kiosk.see('form');

  // What is composed stands in the field, goes letter by letter, and becomes what is chosen.
  await kiosk.type('wangx');
  await expect(field(kiosk, 'family')).toHaveValue('wangx');
  await kiosk.tap('key-bksp');
  await expect(kiosk.page.getByTestId('composed')).toHaveText('wang');
  await kiosk.tap('candidate-王');
  await expect(field(kiosk, 'family')).toHaveValue('王');
  await kiosk.tap('field-given');
  // A part of the letters is chosen, and the rest is composed on.
  await kiosk.type('xiaofang');
  await choose(kiosk, '小');
  await expect(field(kiosk, 'given')).toHaveValue('小fang');
  await choose(kiosk, '芳');
  await expect(field(kiosk, 'given')).toHaveValue('小芳');
  await kiosk.tap('continue');

  await kiosk.page.getByTestId('field-street').waitFor();
  const before = await topOf(kiosk, 'key-q');
  await kiosk.type('zsl');
  expect(await topOf(kiosk, 'key-q')).toBe(before);
  await kiosk.tap('candidate-中山路');
  await expect(field(kiosk, 'street')).toHaveValue('中山路');
  // Digits and foreign words are written beside it; the space takes the first candidate.
  await kiosk.type('12hao');
  await kiosk.tap('key-space');
  await expect(field(kiosk, 'street')).toHaveValue(/^中山路12\p{Script=Han}$/u);
  await kiosk.tap('key-bksp');
  await kiosk.tap('key-script');
  await kiosk.type('B');
  await kiosk.tap('key-script');
  // What is never chosen is not lost: it stays as it was typed, also by going on and back.
  await kiosk.type('lou');
  await kiosk.tap('field-houseNumber');
  await kiosk.type('12/3');
  await kiosk.tap('continue');
  await kiosk.page.getByTestId('field-phone').waitFor();
  await kiosk.tap('back');
  await expect(field(kiosk, 'street')).toHaveValue('中山路12Blou');
  await expect(field(kiosk, 'houseNumber')).toHaveValue('12/3');
  await kiosk.tap('leave');
  await kiosk.see('attract');

  for (const testId of ['start', 'language-zh-Hans', 'find']) await kiosk.tap(testId);
  await kiosk.see('search');
  await kiosk.type('tsg');
  await expect(kiosk.page.getByTestId('results')).toContainText('图书馆');
});

/** Goes from the keys to the candidates, and chooses one of them. */
async function chooseByKeypad(town: TestTown, text: string): Promise<void> {
  const keypad = keypadUser(town.kiosk(), town.bench);
  await keypad.moveTo('candidates', 'up');
  await keypad.press('select');
  await keypad.choose(`candidate-${text}`);
}

test('by keypad and ear a resident writes name and street in Chinese', async ({ town }) => {
  const [kiosk, log] = [town.kiosk(), town.speech()];
  const keypad = keypadUser(kiosk, town.bench);
  await kiosk.see('attract');
  await keypad.press('headphones-in');
  await kiosk.see('language');
  await keypad.choose('language-zh-Hans');
  await kiosk.see('home');
  await keypad.choose(SERVICE);
  await kiosk.see('form');
  await keypad.type('field-family', 'wang');
  const from = log.pieces().length;
  await chooseByKeypad(town, '王');
  await expect(field(kiosk, 'family')).toHaveValue('王');
  // Characters that sound the same are told apart by a word, and what was chosen is said.
  await expect
    .poll(() => log.said(from), { timeout: SAID_MS })
    .toMatch(/\p{Script=Han}*王\p{Script=Han}*的王/u);
  // The focus is back at the letters: what comes next can be typed at once.
  await expect(kiosk.page.locator('[data-keyboard] .hg-row:focus')).toHaveCount(1);
  await keypad.choose('continue');
  await kiosk.page.getByTestId('field-street').waitFor();
  await keypad.type('field-street', 'zsl');
  await chooseByKeypad(town, '中山路');
  await expect(field(kiosk, 'street')).toHaveValue('中山路');
});
