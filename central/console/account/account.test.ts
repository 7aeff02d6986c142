import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems } from '../../../test/screens/check-with-axe.ts';
import { createUser } from '../../server/people/index.ts';
import { type TestCentral, testCentral } from '../../server/testing/index.ts';
import { signIn, whoAmI } from '../../wire/index.ts';
import { type ConsoleApp, openConsole } from '../testing/open-console.ts';

let app: ConsoleApp;
let test: TestCentral;
beforeAll(async () => {
  app = await openConsole();
  test = await testCentral({}, app.folder);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

it('a clerk ends a session elsewhere, and learns why a new password is not taken', async () => {
  const made = await createUser(test.central, 'ann.lee', 'clerk', 'test');
  if (made.kind !== 'created') throw new Error(made.reason);
  const elsewhere = await fetch(`${test.address}${signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'ann.lee', password: made.password }),
  });
  const cookie = elsewhere.headers.get('set-cookie')?.split(';')[0] ?? '';
  const isIn = async () =>
    (await fetch(`${test.address}${whoAmI.path}`, { headers: { cookie } })).status === 200;
  const page = await app.signIn(test.address, 'ann.lee', made.password);
  await page.getByRole('link', { name: 'Your account' }).click();
  const rows = page.getByRole('table', { name: 'Where you are signed in' }).locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await axeProblems(page)).toEqual([]);
  expect(await isIn()).toBe(true);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await isIn()).toBe(false);
  const change = async (newPassword: string): Promise<void> => {
    await page.getByLabel('Your password').first().fill(made.password);
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
