import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems } from '../../../test/screens/check-with-axe.ts';
import { type ConsoleAtCentral, consoleAtCentral } from '../testing/console-at-central.ts';

let at: ConsoleAtCentral;
beforeAll(async () => {
  at = await consoleAtCentral();
});
afterAll(() => at.close());

it('an auditor narrows the audit log to a person and to days, and takes exactly that away as a file', async () => {
  const { page } = await at.signedIn('ann.audit', 'auditor', 'the-mayor');
  await page.getByRole('link', { name: 'Audit log' }).click();
  const rows = page.getByRole('table', { name: 'Who changed what' }).locator('tbody tr');
  await rows.filter({ hasText: 'the-mayor' }).waitFor();
  expect(await rows.count()).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'the-mayor' }).click();
  await page.getByText('Only what was done by the-mayor').waitFor();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await axeProblems(page)).toEqual([]);
  const href = (await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href')) ?? '';
  const file = await page.evaluate(async (address) => (await fetch(address)).text(), href);
  const [head, row, ...rest] = file.trimEnd().split('\r\n');
  expect(head).toContain('at_utc,actor,action,subject');
  expect(row).toContain(',the-mayor,create-user,ann.audit,');
  expect(rest).toEqual([]);
  await page.evaluate(() => {
    location.hash = '#/audit?fromDay=2020-01-01&toDay=2020-01-31';
  });
  await page.getByText('No change matches this search.').waitFor();
  await page.getByRole('link', { name: 'Show all' }).click();
  await rows.filter({ hasText: 'Export audit log' }).waitFor();
});
