import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../domain/wire/index.ts';
import { axeProblems } from '../../test/screens/check-with-axe.ts';
import { closeBillByHand } from '../server/bills/index.ts';
import { claimByHand } from '../server/claims/index.ts';
import { closeByHand } from '../server/closing/index.ts';
import { createUser } from '../server/people/index.ts';
import {
  billIdOf,
  billLine,
  payInDoubt,
  payToTheEnd,
  personal,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../server/testing/index.ts';
import { type ConsoleApp, openConsole } from './testing/open-console.ts';
import { takePicture } from './testing/picture.ts';
import { timesIn } from './words/index.ts';

const { full } = timesIn('Europe/Berlin');

describe('at the money desk', () => {
  let app: ConsoleApp;
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: TestJournal;
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    app = await openConsole();
    test = await testCentral({}, app.folder);
    kiosk = await test.kiosk('LIB1');
    journal = testJournal(kiosk.kioskId, kiosk.key);
    const created = await createUser(test.central, 'the.clerk', 'clerk', 'test');
    page = await app.signIn(test.address, 'the.clerk', created.kind === 'created' ? created.password : '');
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
  });
  afterEach(() => expect(wrong).toEqual([]));
  afterAll(async () => {
    await app.close();
    await test.close();
  });

  const deliver = () => kiosk.ask(deliverJournal, { entries: journal.entries });
  const goTo = (hash: string) =>
    page.evaluate((address) => {
      window.location.hash = address;
    }, hash);
  /** Nothing is cut off on a telephone, axe finds nothing, and there are pictures of it for anyone who wants to look. */
  const look = async (name: string): Promise<void> => {
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await takePicture(page, `${name}-${width}`);
    }
    expect(await axeProblems(page)).toEqual([]);
  };

  it('a clerk says that they are on an exception, takes one over, gives it back, and is warned of others', async () => {
    await test.importLines([billLine('104-2210', 'W-1', '13.20')]);
    const billId = await billIdOf(test.central.db, 'W-1');
    const transactionId = randomUUID();
    const lines = [{ billId, billNumber: 'W-1', amountMinor: 1320 }];
    payInDoubt(journal, { transactionId, reference: 'LIB1-1', lines });
    await deliver();
    const which = { kioskId: kiosk.kioskId, transactionId, kind: 'payment-unknown' };
    const inName = (userName: string, from: string | null = null) =>
      claimByHand(test.central, { ...which, from }, { userName });
    const refresh = () => page.getByRole('main').getByRole('button', { name: 'Refresh' }).first().click();
    await goTo('#/attention');
    const row = page.getByRole('row').filter({ hasText: 'LIB1-1' });
    await row.getByRole('button', { name: 'I am on it' }).waitFor();
    // Anna was faster, and this page does not know it yet.
    const anna = await inName('anna');
    const until = anna.kind === 'claimed' ? anna.claim.until : '';
    await row.getByRole('button', { name: 'I am on it' }).click();
    await row.getByRole('alert').filter({ hasText: 'Someone else is on it now: anna.' }).waitFor();
    await row.getByText(`anna is on it until ${full(until)}`).waitFor();
    await row.getByRole('button', { name: 'Settle…' }).click();
    const closing = page.getByRole('dialog', { name: 'Settle: LIB1-1' });
    await closing.getByText('You can settle it all the same.').waitFor();
    await look('claim-warning');
    await closing.getByRole('button', { name: 'Cancel' }).click();
    await row.getByRole('button', { name: 'Take over…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Take over: LIB1-1' });
    await look('claim-take-over');
    await dialog.getByRole('button', { name: 'Take over' }).click();
    await row.getByText('You are on it until').waitFor();
    await row.getByText('Taken over from anna').waitFor();
    expect(await row.getByRole('alert').count()).toBe(0);
    await look('claimed');

    await page.getByRole('combobox', { name: 'Who is on it' }).selectOption('You');
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/attention?claim=mine');
    await row.getByText('You are on it until').waitFor();
    await page.getByRole('combobox', { name: 'Who is on it' }).selectOption('No one');
    await page.getByText('Someone is on each of them, or there are none.').waitFor();
    await page.getByRole('combobox', { name: 'Who is on it' }).selectOption('You');
    await row.getByRole('link', { name: 'LIB1-1' }).click();
    await page.getByText('You are on it until').waitFor();
    await look('claim-on-payment');
    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByRole('button', { name: 'I am on it' }).waitFor();
    await page.getByRole('button', { name: 'I am on it' }).click();
    await page.getByRole('button', { name: 'I need longer' }).waitFor();
    await inName('ben', 'the.clerk');
    await page.getByRole('button', { name: 'Give back' }).click();
    await page.getByText('You are not on it any more. Now it is ben.').waitFor();
    await goTo('#/attention?claim=mine');
    await page.getByText('You are on none of them.').waitFor();
    await refresh();
  });

  it('a clerk takes back that a card was charged, and the payment is in doubt again', async () => {
    const transaction = await test.central.db
      .selectFrom('exceptions')
      .select(['kiosk_id as kioskId', 'transaction_id as transactionId', 'kind', 'detail'])
      .executeTakeFirstOrThrow();
    const way = { kind: 'charged', reference: 'ACQ-1' } as const;
    const closing = { ...transaction, way, finding: 'Read the wrong line' };
    await closeByHand(test.central, closing, { userName: 'anna', role: 'clerk' });
    await goTo('#/attention?show=all');
    const row = page.getByRole('row').filter({ hasText: 'LIB1-1' });
    await row.getByRole('button', { name: 'Open again…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Open again: LIB1-1' });
    await dialog.getByText('taken off the books').waitFor();
    await dialog.getByLabel('Why it does not hold').fill('It was another payment of the same sum');
    await look('take-back');
    await dialog.getByRole('button', { name: 'Open again' }).click();
    await page.getByText('The exception is open again.').waitFor();
    await row.getByText('Taken back: Card was charged, ACQ-1').waitFor();
    await look('taken-back');
    await row.getByRole('link', { name: 'LIB1-1' }).click();
    await page.getByText('No one can pay or book this').waitFor();
    await look('taken-back-payment');
  });

  it('a clerk writes a note on a payment, and gives its receipt again: on screen, on paper, and not without mail', async () => {
    await test.importLines([billLine('104-2210', 'W-2', '13.20')]);
    const billId = await billIdOf(test.central.db, 'W-2');
    const transactionId = randomUUID();
    const lines = [{ billId, billNumber: 'W-2', amountMinor: 1320 }];
    await kiosk.ask(holdBills, { transactionId, lines, total: { amountMinor: 1320, currency: 'EUR' } });
    payToTheEnd(journal, { transactionId, reference: 'LIB1-2', lines });
    await deliver();
    await goTo(`#/transactions/${kiosk.kioskId}/${transactionId}`);
    await page.getByRole('button', { name: 'Write a note…' }).click();
    const writing = page.getByRole('dialog', { name: 'Write a note' });
    await writing.getByRole('button', { name: 'Keep the note' }).click();
    await writing.getByText('Write something').waitFor();
    await writing.getByLabel('Note').fill('She calls again on Monday. <b>');
    await writing.getByRole('button', { name: 'Keep the note' }).click();
    await page.getByRole('listitem').filter({ hasText: 'She calls again on Monday. <b>' }).waitFor();
    await look('note-on-payment');

    await page.getByRole('link', { name: 'Give a copy' }).click();
    await page.getByRole('heading', { name: 'Copy of the receipt LIB1-2' }).waitFor();
    await page.getByText('*** نسخة ***').first().waitFor();
    await look('receipt-copy');
    await page.evaluate(() => {
      // The browser's own dialog would wait for a person.
      window.print = () => document.body.classList.add('printed');
    });
    await page.getByRole('button', { name: 'Print' }).click();
    await page.locator('body.printed').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('article').isVisible()).toBe(true);
    for (const hidden of [page.getByRole('heading', { level: 1 }), page.getByText('Each copy is marked')])
      expect(await hidden.isVisible()).toBe(false);
    await takePicture(page, 'receipt-on-paper', { fullPage: false });
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Send by e-mail…' }).click();
    const sending = page.getByRole('dialog', { name: 'Send by e-mail' });
    await sending.getByLabel('E-mail address').fill('ann@example');
    await sending.getByRole('button', { name: 'Send the copy' }).click();
    await sending.getByText('Write an e-mail address such as').waitFor();
    await sending.getByLabel('E-mail address').fill('ann@example.org');
    await sending.getByRole('button', { name: 'Send the copy' }).click();
    await sending.getByText('This central sends no e-mail').waitFor();
    await look('receipt-copy-mail');
    await sending.getByRole('button', { name: 'Cancel' }).click();
  });

  it('a clerk corrects what central refused, and accepts it', async () => {
    const transactionId = randomUUID();
    const answers = { phone: 'no', day: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10) };
    const given = personal({ kind: 'answers', serviceId: 'call-back', answers });
    journal.event(transactionId, {
      kind: 'started',
      reference: 'LIB1-3',
      serviceId: 'call-back',
      language: 'en',
    });
    journal.event(transactionId, { kind: 'details-given', details: given.reference }, [given.record]);
    for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
    journal.event(transactionId, { kind: 'reserved', holdId: 'unchecked' });
    journal.event(transactionId, { kind: 'submitted' });
    await deliver();
    await goTo('#/attention');
    const row = page.getByRole('row').filter({ hasText: 'LIB1-3' });
    await row.getByRole('link', { name: 'Correct and accept' }).click();
    await page.getByText('Phone: a telephone number of 7 to 15 digits').waitFor();
    await look('correction');
    await page.getByLabel('What you corrected').fill('She told me by telephone');
    await page.getByRole('button', { name: 'Accept with these answers' }).click();
    await page.getByText('Some answers are still wrong').waitFor();
    await page.getByLabel('Phone').fill('555 0100');
    await page.getByRole('button', { name: 'Accept with these answers' }).click();
    await page.getByRole('heading', { name: 'Accepted with these answers' }).waitFor();
    await page.getByText('5550100').waitFor();
    await page.getByText('and a clerk accepted it with corrected answers').waitFor();
    await look('corrected');
    await goTo('#/transactions?standing=corrected');
    const corrected = page.getByRole('row').filter({ hasText: 'LIB1-3' });
    await corrected.getByText('Accepted with corrections').waitFor();
    await page.getByText(/^1 transaction · Accepted with corrections:/).waitFor();
    await look('corrected-in-list');
  });

  it('a clerk narrows the bills to those that stand in one way, and keeps that by name', async () => {
    await goTo('#/bills');
    await page.getByLabel('State', { exact: true }).selectOption('Open');
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/bills?state=open');
    await page.getByRole('button', { name: 'Save filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this filter' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Still to be paid');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await look('bills-by-state');
    await goTo('#/bills?state=in-doubt');
    await page.getByRole('row').filter({ hasText: 'In doubt: no one can pay it' }).waitFor();
    await goTo('#/bills?state=withdrawn');
    await page.getByText('No bill matches this search.').waitFor();
    await page.getByRole('link', { name: 'Still to be paid' }).click();
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/bills?state=open');
  });

  it('a clerk says that a bill was paid at the counter, reopens it, and reads that another was first', async () => {
    await test.importLines([billLine('104-2210', 'W-9', '42.50')]);
    await goTo('#/bills?search=W-9');
    await page.getByRole('link', { name: 'W-9' }).click();
    await page.getByRole('heading', { name: 'Bill W-9' }).waitFor();
    await page.getByRole('button', { name: 'Paid elsewhere…' }).click();
    const dialog = page.getByRole('dialog');
    const send = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
    const why = (text: string) => dialog.getByRole('textbox', { name: 'Why' }).fill(text);
    await dialog.getByText(/No kiosk offers it any more: €42\.50/).waitFor();
    await send('Paid elsewhere');
    await dialog.getByText('Write the reference: the next person finds the payment by it.').waitFor();
    await look('bill-paid-elsewhere');
    await dialog.getByRole('textbox', { name: 'Reference' }).fill('K-118');
    await why('<script>Paid in cash');
    await send('Paid elsewhere');
    await page.getByText('It is closed, with your name. No kiosk offers it any more.').waitFor();
    const written = page.getByRole('table', { name: 'What was written about it' });
    await written.getByText('Paid elsewhere: at the counter, K-118').waitFor();
    await written.getByText('<script>Paid in cash').waitFor();
    await look('bill-closed');
    await page.getByRole('button', { name: 'Reopen…' }).click();
    await why('It was another bill');
    await send('Reopen');
    await page.getByText('It is open. Kiosks offer it again.').waitFor();
    await page.getByRole('button', { name: 'Withdraw…' }).click();
    const other = { billNumber: 'W-9', way: { kind: 'withdrawn' as const }, openMinor: 4250 };
    await closeBillByHand(test.central, { ...other, finding: 'Sent twice' }, { userName: 'ben' });
    await why('Sent twice');
    await send('Withdraw');
    await page.getByText('The last who wrote about it was ben.').waitFor();
  });

  it('a clerk saves whose exceptions they look at, and reads the queue to its end', async () => {
    await goTo('#/attention?claim=mine');
    await page.getByRole('button', { name: 'Save filter' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this filter' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('On my desk');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    const opened = {
      kiosk_id: kiosk.kioskId,
      kind: 'impossible-event',
      detail: 'read',
      opened_at: new Date('2026-11-20T08:00:00Z'),
    };
    const entries = Array.from({ length: 60 }, (_, at) => ({
      ...opened,
      transaction_id: `entry:1:${100 + at}`,
    }));
    await test.central.db.insertInto('exceptions').values(entries).execute();
    await goTo('#/attention');
    const exceptions = page.getByRole('table', { name: 'What clerks need to resolve, oldest first' });
    await exceptions.getByText('1/100').first().waitFor();
    expect(await exceptions.getByText('LIB1-1').count(), 'the newest is on the last page').toBe(0);
    await page.getByRole('link', { name: 'Next', exact: true }).click();
    await exceptions.getByRole('link', { name: 'LIB1-1' }).waitFor();
    await page.keyboard.press('j');
    await expect
      .poll(() =>
        exceptions.getByRole('link', { name: 'LIB1-1' }).evaluate((link) => link === document.activeElement),
      )
      .toBe(true);
    await look('queue-last-page');
    await page.getByRole('link', { name: 'First page' }).click();
    await exceptions.getByText('1/100').first().waitFor();
    await page.getByRole('link', { name: 'On my desk' }).click();
    await page.getByText('You are on none of them.').waitFor();
  });
});
