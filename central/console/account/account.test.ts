import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems } from '../../../test/screens/check-with-axe.ts';
import { signIn, whoAmI } from '../../wire/index.ts';
import { type ConsoleAtCentral, consoleAtCentral } from '../testing/console-at-central.ts';

let at: ConsoleAtCentral;
beforeAll(async () => {
  at = await consoleAtCentral();
});
afterAll(() => at.close());

it('a clerk ends a session elsewhere, and learns why a new password is not taken', async () => {
  const { page, password } = await at.signedIn('ann.lee', 'clerk');
  const elsewhere = await fetch(`${at.test.address}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'ann.lee', password }),
  });
  const cookie = elsewhere.headers.get('set-cookie')?.split(';')[0] ?? '';
  const isIn = async () =>
    (await fetch(`${at.test.address}${whoAmI.path}`, { headers: { cookie } })).status === 200;
  await page.getByRole('link', { name: 'Your account' }).click();
  const rows = page.getByRole('table', { name: 'Where you are signed in' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await axeProblems(page)).toEqual([]);
  expect(await isIn()).toBe(true);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await isIn()).toBe(false);
  const change = async (newPassword: string): Promise<void> => {
    await page.getByLabel('Your password').first().fill(password);
    await page.getByLabel('New password').fill(newPassword);
    await page.getByRole('button', { name: 'Change the password' }).click();
  };
  await change('seven77');
  await page.getByText('The new password is too short').waitFor();
  await change('millbrook.2026');
  await page.getByText('little more than the name of the town').waitFor();
  await change('the ferry leaves at seven');
  await page.getByText('The password was changed').waitFor();
});
