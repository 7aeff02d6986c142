import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems } from '../../../test/screens/check-with-axe.ts';
import { listTransactions } from '../../wire/index.ts';
import { type ConsoleAtCentral, consoleAtCentral } from '../testing/console-at-central.ts';

let at: ConsoleAtCentral;
beforeAll(async () => {
  at = await consoleAtCentral();
});
afterAll(() => at.close());

it('an administrator makes a token for a program, sees it once, and revokes it', async () => {
  const { page, password } = await at.signedIn('ada', 'administrator');
  await page.getByRole('link', { name: 'API tokens' }).click();
  await page.getByText('No program has a token.').waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name').fill('month-end');
  await page.getByLabel('Your password').fill('wrong');
  await page.getByRole('button', { name: 'Make the token' }).click();
  await page.getByText('The password is wrong.').waitFor();
  expect(await axeProblems(page)).toEqual([]);
  await page.getByLabel('Your password').fill(password);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByRole('status').filter({ hasText: 'townhall_' }).innerText();
  await page.getByRole('button', { name: 'Close' }).click();
  const row = page.getByRole('row', { name: /month-end/ });
  await row.getByText('Never').waitFor();
  const call = () =>
    fetch(`${at.test.address}${listTransactions.path}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await call()).status).toBe(200);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await row.getByText('Never').waitFor({ state: 'detached' });
  expect(await page.locator('main').innerText()).not.toContain(token);
  expect(await axeProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Revoke: month-end' }).click();
  await row.getByText('Revoked').waitFor();
  expect((await call()).status).toBe(401);
});
