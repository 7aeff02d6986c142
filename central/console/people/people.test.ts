import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeProblems } from '../../../test/screens/check-with-axe.ts';
import { createUser } from '../../server/people/index.ts';
import { type TestCentral, testCentral } from '../../server/testing/index.ts';
import { type ConsoleApp, openConsole } from '../testing/open-console.ts';

const STEP_MS = 30_000;

describe('people at the console', () => {
  let app: ConsoleApp;
  let test: TestCentral;
  beforeAll(async () => {
    app = await openConsole();
    test = await testCentral({}, app.folder, ['supervisor']);
  });
  afterAll(async () => {
    await app.close();
    await test.close();
  });
  const user = async (name: string, role: 'administrator' | 'supervisor'): Promise<string> => {
    const made = await createUser(test.central, name, role, 'test');
    if (made.kind !== 'created') throw new Error(made.reason);
    return made.password;
  };

  it('a supervisor sets up the second factor before anything else, and signs in with it from then on', async () => {
    const password = await user('sue', 'supervisor');
    const page = await app.signIn(test.address, 'sue', password, 'heading');
    await page.getByRole('heading', { name: 'Your role needs a second factor' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Set up the second factor' }).click();
    await page.getByRole('img', { name: 'Scan this' }).waitFor();
    const secret = /[A-Z2-7]{32}/.exec((await page.locator('main').innerText()) ?? '')?.[0] ?? '';
    const code = (steps: number): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: test.central.now().getTime() + steps * STEP_MS,
      });
    await page.getByLabel('Code that the app shows now').fill('000000');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('The code does not fit').waitFor();
    await page.getByLabel('Code that the app shows now').fill(code(0));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Write down your recovery codes').waitFor();
    expect(await page.getByRole('listitem').count()).toBe(10);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have written them down' }).click();
    await page.getByRole('navigation').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('User name').fill('sue');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Code').fill(code(1));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').waitFor();
  });

  it('an administrator invites somebody, who chooses a password by the link and signs in; the link is good once', async () => {
    const password = await user('ada', 'administrator');
    const page = await app.signIn(test.address, 'ada', password);
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel('User name').fill('ann.clerk');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.getByRole('status').filter({ hasText: '/#/link/' }).innerText();
    await page.getByRole('button', { name: 'Close' }).click();
    const open = page.getByRole('table', { name: 'Links that were not used yet' });
    await open.getByRole('row', { name: /ann\.clerk/ }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain(link);
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.goto(link);
    await page.getByText('You are invited to the console of the town.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('New password').fill('football');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('one of those that attackers try first').waitFor();
    await page.getByLabel('New password').fill('the ferry leaves at seven');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Your password is set').waitFor();
    expect(page.url()).not.toContain('link');
    expect(await page.getByLabel('User name').inputValue()).toBe('ann.clerk');
    await page.getByLabel('Password').fill('the ferry leaves at seven');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();

    await page.goto(link);
    await page.getByText('This link was used already').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Change: ann.clerk' }).click();
    await page.getByRole('combobox', { name: 'Change' }).selectOption('disable');
    await page.getByText('their sessions end at once').waitFor();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page
      .getByRole('row', { name: /ann\.clerk/ })
      .getByText('Disabled')
      .waitFor();
    const row = await test.central.db
      .selectFrom('users')
      .select('disabled_at')
      .where('user_name', '=', 'ann.clerk')
      .executeTakeFirstOrThrow();
    expect(row.disabled_at).not.toBeNull();
  });
});

describe('a demo', () => {
  it('says so on the sign-in and on every page', async () => {
    const app = await openConsole();
    const demo = await testCentral({}, app.folder, [], true);
    const made = await createUser(demo.central, 'demo', 'administrator', 'test', undefined, true);
    if (made.kind !== 'created') throw new Error(made.reason);
    const page = await app.signIn(demo.address, 'demo', made.password);
    const banner = page.getByRole('region', { name: 'Demo' });
    await banner.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('heading', { name: 'Users' }).waitFor();
    expect(await banner.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await banner.isVisible()).toBe(true);
    expect(await axeProblems(page)).toEqual([]);
    await app.close();
    await demo.close();
  });
});
