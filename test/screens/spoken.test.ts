import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sample, sampleOf } from './catalogue.ts';
import { notify, showLater, showNextSample } from './show-sample.ts';
import { type Ear, earOf } from './testing/ear.ts';
import { linesShown, unsaid } from './testing/lines-shown.ts';
import { openScreens, type ScreensApp } from './testing/screens-app.ts';

// What is said aloud, without a voice: each test hears what the page asks main to say.

let app: ScreensApp;
let ear: Ear;
beforeAll(async () => {
  app = await openScreens();
  ear = earOf(app.page);
  await app.page.setViewportSize({ width: 1080, height: 1920 });
});
afterAll(() => app?.close());
beforeEach(() => {
  ear.letEnd();
  ear.forget();
});

/** The visitor before has gone, and what was said to them is over. */
async function freshKiosk(): Promise<void> {
  await showNextSample(app.page, app.address, sampleOf('attract'), 'en');
  ear.forget();
}
/** Another visitor's screen, without headphones. */
async function show(name: string): Promise<void> {
  await freshKiosk();
  await showNextSample(app.page, app.address, sampleOf(name), 'en');
}
/** Another visitor's screen, with headphones in from the beginning, read to its end. */
async function listenTo(shown: string | Sample, language = 'en'): Promise<void> {
  await freshKiosk();
  const sample = typeof shown === 'string' ? sampleOf(shown) : shown;
  const listening = { ...sample, view: { ...sample.view, headphones: true } };
  await showNextSample(app.page, app.address, listening, language);
  await ear.screenIsRead(language);
}
const press = (testId: string): Promise<void> => app.page.getByTestId(testId).click();
const key = (name: string): Promise<void> => notify(app.page, 'keypad.pressed', { key: name });

test('headphones that are in begin the reading by themselves, of everything that stands on the screen', async () => {
  const screens = [
    'home',
    'account-fact',
    'bills',
    'review',
    'status-approved',
    'form-choice',
    'form-review',
  ];
  for (const name of [...screens, 'paying-present-card', 'pay-again', 'queues', 'ticket', 'idle']) {
    await listenTo(name);
    const lines = await app.page.evaluate(linesShown);
    expect(lines.length, name).toBeGreaterThan(3);
    await expect.poll(() => unsaid(lines, ear.words()), { message: name }).toEqual([]);
  }
});

test('the raised key begins the reading on a screen that nobody has touched yet, with a question first', async () => {
  await show('home');
  expect(ear.words()).toBe('');
  await key('speech');
  await expect.poll(ear.words).toContain('Read aloud even if others can hear?');
});

test('where others may hear, nothing but the question is said until the resident agrees', async () => {
  await show('review');
  await press('read-aloud');
  await ear.screenIsRead();
  expect(ear.words()).toContain('People near you may hear this.');
  expect(ear.words()).not.toMatch(/233|83\.90|Property tax/);
  ear.forget();
  await press('speech-agree');
  await ear.screenIsRead();
  expect(ear.words()).toContain('233.90 euros');
});

test('a touch and a key cut what is being said, and nothing of it follows', async () => {
  for (const act of [
    () => app.page.locator('h1').dispatchEvent('pointerdown'),
    () => app.page.keyboard.press('Shift'),
    () => key('up'),
  ]) {
    await listenTo('home');
    ear.hold();
    await press('read-again');
    ear.forget();
    await act();
    await expect.poll(ear.cuts).toBeGreaterThan(0);
    ear.letEnd();
    await press('read-again');
    await ear.screenIsRead();
    // The screen once, as the last press has asked: what was cut did not continue.
    expect(ear.words().split('What would you like to do?')).toHaveLength(2);
  }
});

test('what is read can be paused, continued where it was cut, and said again', async () => {
  await listenTo('review');
  ear.hold();
  ear.forget();
  await press('read-again');
  await expect.poll(ear.words).toContain('Is everything right?');
  await press('read-pause');
  ear.letEnd();
  ear.forget();
  for (let frames = 0; frames < 10; frames += 1)
    await app.page.evaluate(() => new Promise(requestAnimationFrame));
  expect(ear.words()).not.toContain('233.90 euros');
  await press('read-pause');
  await ear.screenIsRead();
  expect(ear.words()).toContain('233.90 euros');
  ear.forget();
  await press('read-again');
  await ear.screenIsRead();
  expect(ear.words()).toContain('Is everything right?');
});

test('of what is masked only the number of its characters is said', async () => {
  await listenTo('home');
  await app.page.getByTestId('staff-corner').click({ delay: 3_200 });
  ear.forget();
  for (const digit of ['key-7', 'key-3']) await press(digit);
  await expect.poll(() => ear.words().match(/star/g)?.length).toBe(2);
  expect(ear.words()).not.toMatch(/[37]/);
  await app.page.locator('[data-overlay] input').focus();
  await expect.poll(ear.words).toContain('star star');
  await press('staff-close');
});

test('everything is said in the language that is shown, and a part in another language by its own voice', async () => {
  await listenTo('home', 'ar');
  const voices = (): string[] => [...new Set(ear.heard().map(({ language }) => language))];
  expect(voices()).toEqual(['ar']);
  // What the fine is for stands in English alone.
  await listenTo('bills', 'ar');
  expect(voices().toSorted()).toEqual(['ar', 'en']);
  expect(ear.heard().find(({ text }) => text.includes('Parking fine'))?.language).toBe('en');
});

test('a wrong answer is said as it is shown, and its field says that it is to be checked', async () => {
  const asked = sampleOf('form-digits');
  await listenTo({ ...asked, touch: asked.touch?.slice(0, -1) ?? [] });
  ear.forget();
  await press('continue');
  await expect.poll(() => app.page.locator('[aria-invalid="true"]').count()).toBe(1);
  const problem = await app.page.locator('[data-look="bad"]').innerText();
  await expect.poll(ear.words).toContain(problem.trim());
  await app.page.locator('[aria-invalid="true"]').focus();
  await expect.poll(ear.words).toContain('please check this');
});

test('the receipt on the screen is said with its amounts, card and reference', async () => {
  await listenTo('done-screen');
  for (const words of ['83.90 euros', '150 euros', '233.90 euros', 'Mastercard'])
    expect(ear.words()).toContain(words);
  expect(ear.words().replace(/[^A-Z0-9]/g, '')).toContain('MB7F3K2291');
});

test('what a payment does is said as it happens', async () => {
  await listenTo('paying-present-card');
  ear.forget();
  await showLater(app.page, { ...sampleOf('paying-authorising'), view: { headphones: true } }, 'en');
  await expect.poll(ear.words).toContain('Checking with your bank');
  await expect.poll(ear.words).toContain('Please leave the card where it is.');
});

test('what comes of a screen whose question stays is read as well', async () => {
  const ticket = sampleOf('ticket');
  const withPaper = (paper: string): Sample => ({
    ...ticket,
    screen: (language) => ({ ...Object(ticket.screen(language)), paper }),
    view: { headphones: true },
  });
  await listenTo(withPaper('working'));
  expect(ear.words()).not.toContain('Please take it from below the screen.');
  await showLater(app.page, withPaper('printed'), 'en');
  await expect.poll(ear.words).toContain('Please take it from below the screen.');
  await expect.poll(ear.words).toContain('How was it?');
});

test('the volume is set by the keypad alone, at once, and is normal again for the next visitor', async () => {
  await listenTo('home');
  const focused = (): Promise<string | undefined> =>
    app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid);
  const moveTo = async (testId: string): Promise<void> => {
    for (let presses = 0; (await focused()) !== testId; presses += 1) {
      if (presses > 60) throw new Error(`the keypad does not reach ${testId}`);
      await key('down');
    }
  };
  const volume = (): Promise<string | null> =>
    app.page.getByTestId('access-volume-4').getAttribute('aria-pressed');
  await moveTo('access');
  await key('select');
  await moveTo('access-volume-4');
  await key('select');
  await expect.poll(volume).toBe('true');
  await listenTo('home');
  await press('access');
  expect(await volume()).toBe('false');
  await expect.poll(() => app.page.getByTestId('access-volume-2').getAttribute('aria-pressed')).toBe('true');
});
