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

  it('an administrator makes a user, sees the password once, and takes the access away', async () => {
    const password = await user('ada', 'administrator');
    const page = await app.signIn(test.address, 'ada', password);
    await page.getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'New user' }).click();
    await page.getByLabel('User name').fill('ann.clerk');
    await page.getByRole('button', { name: 'Make the user' }).click();
    const shown = await page
      .getByRole('status')
      .filter({ hasText: /^[\w-]{20}$/ })
      .innerText();
    expect(shown).toHaveLength(20);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change: ann.clerk' }).click();
    await page.getByRole('combobox', { name: 'Change' }).selectOption('disable');
    await page.getByText('their sessions end at once').waitFor();
    await page.getByRole('button', { name: 'Disable' }).click();
    await page
      .getByRole('row', { name: /ann\.clerk/ })
      .getByText('Disabled')
      .waitFor();
    expect(await page.locator('main').innerText()).not.toContain(shown);
    const row = await test.central.db
      .selectFrom('users')
      .select('disabled_at')
      .where('user_name', '=', 'ann.clerk')
      .executeTakeFirstOrThrow();
    expect(row.disabled_at).not.toBeNull();
  });
});
