import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { sql } from 'kysely';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal } from '../../domain/wire/index.ts';
import { axeProblems } from '../../test/screens/check-with-axe.ts';
import { closeByHand } from '../server/closing/index.ts';
import { catchUpSearch } from '../server/finding/index.ts';
import { changeExceptions } from '../server/ledger/index.ts';
import { createClient } from '../server/open311/index.ts';
import { createUser } from '../server/people/index.ts';
import { askForRefund } from '../server/refunds/index.ts';
import {
  billFile,
  billIdOf,
  billLine,
  payInDoubt,
  payToTheEnd,
  setSecondPersonLimit,
  type TestCentral,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../server/testing/index.ts';
import { listKiosks, listTransactions, readTransaction, signIn, uploadBills, whoAmI } from '../wire/index.ts';
import { callCentral } from './api/call-central.ts';
import { PAGES } from './app/pages.ts';
import { type ConsoleApp, openConsole } from './testing/open-console.ts';
import { picturesFolder, takePicture } from './testing/picture.ts';
import { timesIn } from './words/index.ts';

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

describe('the built console, served by central', () => {
  let page = '';
  beforeAll(async () => {
    page = await (await fetch(`${test.address}/`)).text();
  });

  it('comes with a content security policy that its page fits: nothing inline, nothing from elsewhere', async () => {
    const answer = await fetch(`${test.address}/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toBe(page);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('serves every file that the page and its styles name', async () => {
    const named = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(named.some((path) => path.endsWith('.js'))).toBe(true);
    const styles = readdirSync(join(app.folder, 'assets')).filter((name) => name.endsWith('.css'));
    const fonts: string[] = [];
    for (const style of styles) {
      const css = await (await fetch(`${test.address}/assets/${style}`)).text();
      expect(css, style).not.toContain('data:');
      for (const [, url = ''] of css.matchAll(/url\(([^)]+)\)/g))
        fonts.push(new URL(url, `http://a/assets/${style}`).pathname);
    }
    expect(fonts.length).toBeGreaterThan(0);
    for (const path of [...named, ...fonts]) {
      const answer = await fetch(`${test.address}${path}`);
      expect(answer.status, path).toBe(200);
      const kept = path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      expect(answer.headers.get('cache-control'), path).toBe(kept);
      // Read to its end: central's closing waits for answers that are under way.
      expect((await answer.arrayBuffer()).byteLength, path).toBeGreaterThan(0);
    }
  });

  it('is free of eval, which the policy would refuse', async () => {
    const scripts = [...page.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((match) => match[1] ?? '');
    const texts = await Promise.all(
      scripts.map(async (script) => (await fetch(`${test.address}${script}`)).text()),
    );
    expect(texts.join('\n')).toContain('jitless:!0');
  });

  it('comes with the call display, a page of its own under the same policy', async () => {
    const answer = await fetch(`${test.address}/display/${TOWN_ID}`);
    expect(answer.headers.get('content-security-policy')).toBe(
      (await fetch(`${test.address}/`)).headers.get('content-security-policy'),
    );
    const display = await answer.text();
    expect(display).toContain('Connecting');
    expect(display).not.toMatch(
      /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|(src|href)="(https?:)?\/\//,
    );
    for (const [, path = ''] of display.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const file = await fetch(`${test.address}${path}`);
      expect(file.status, path).toBe(200);
      expect((await file.arrayBuffer()).byteLength, path).toBeGreaterThan(0);
    }
  });

  it('reads real answers of central by the contracts that the page uses', async () => {
    const kiosk = await test.kiosk();
    await test.importLines([billLine('104-2210', 'W-1', '42.50')]);
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const { bill_id } = await test.central.db.selectFrom('bills').select('bill_id').executeTakeFirstOrThrow();
    const transactionId = '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f';
    payToTheEnd(journal, {
      transactionId,
      reference: 'MILL1-1',
      lines: [{ billId: bill_id, billNumber: 'W-1', amountMinor: 4250 }],
    });
    await kiosk.ask(deliverJournal, { entries: journal.entries });

    let cookie = '';
    const call = callCentral(async (path, init) => {
      const answer = await fetch(`${test.address}${String(path)}`, {
        ...init,
        headers: { ...(init?.headers as Record<string, string>), cookie },
      });
      cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return answer;
    });
    expect(await call(whoAmI, {})).toEqual({ kind: 'failed', why: 'not-signed-in' });
    const created = await createUser(test.central, 'the.supervisor', 'supervisor', 'test');
    const password = created.kind === 'created' ? created.password : '';
    expect(await call(signIn, { userName: 'the.supervisor', password })).toMatchObject({
      answer: { kind: 'signed-in', role: 'supervisor' },
    });
    expect(await call(listTransactions, { status: 'completed', search: 'mill1-1', limit: 50 })).toMatchObject(
      {
        answer: {
          transactions: [
            { reference: 'MILL1-1', standing: 'delivered', kioskSays: 'delivering', outcome: 'accepted' },
          ],
          next: null,
        },
      },
    );
    expect(await call(readTransaction, { kioskId: kiosk.kioskId, transactionId })).toMatchObject({
      answer: { receipt: { language: 'ar', direction: 'rtl' }, lines: [{ billNumber: 'W-1' }] },
    });
    expect(await call(listKiosks, {})).toMatchObject({ answer: { kiosks: [{ kioskCode: 'MILL1' }] } });
    const wrong = billFile([billLine('104-2210', 'W-2', '1.005')]).toString('utf8');
    expect(await call(uploadBills, { csv: wrong })).toMatchObject({
      answer: { kind: 'refused', badLines: [{ line: 2 }] },
    });
  });

  it('tells a central that is away, or that answers with something else, as a value', async () => {
    const away = callCentral(() => Promise.reject(new TypeError('fetch failed')));
    expect(await away(whoAmI, {})).toEqual({ kind: 'failed', why: 'unreachable' });
    const proxy = callCentral(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await proxy(whoAmI, {})).toEqual({ kind: 'failed', why: 'not-understood' });
  });
});

describe('the console in a window', () => {
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    const created = await createUser(test.central, 'the.administrator', 'administrator', 'test');
    const password = created.kind === 'created' ? created.password : '';
    page = await app.signIn(test.address, 'the.administrator', password);
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
  });

  it('came as less than 200 kB, fonts and all, from central to a browser that had nothing of it', async () => {
    await page.waitForLoadState('networkidle');
    const sent = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
        (entry) => {
          const { name, transferSize } = entry as PerformanceResourceTiming;
          return { name, transferSize };
        },
      ),
    );
    const total = sent.reduce((sum, { transferSize }) => sum + transferSize, 0);
    expect(sent.some(({ name }) => name.endsWith('.woff2'))).toBe(true);
    expect(total, JSON.stringify(sent, null, 1)).toBeLessThan(200_000);
  });

  it.each(PAGES.map(({ title }) => title))(
    'opens the page %s from the navigation, and axe finds nothing wrong with it',
    async (title) => {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: new RegExp(`^${title}( \\d+ waiting)?$`) })
        .click();
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(wrong).toEqual([]);
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await axeProblems(page)).toEqual([]);
    },
  );

  it('lands on the day, which says what needs a hand, and that nothing does', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/';
    });
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    await page.getByText('Nothing needs a hand').waitFor();
    await page
      .getByText(/^No one asks for help, all payments are settled, .*every kiosk reports\.$/)
      .waitFor();
    const { kiosk_id } = await test.central.db
      .selectFrom('kiosks')
      .select('kiosk_id')
      .executeTakeFirstOrThrow();
    const opened = {
      kiosk_id,
      transaction_id: 'entry:1:7',
      kind: 'impossible-event',
      detail: '',
      opened_at: new Date(),
    };
    await test.central.db
      .insertInto('exceptions')
      .values({ ...opened, amount_minor: null, currency: null, closed_at: null })
      .execute();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByText('1 exception waits for a clerk').waitFor();
    await page
      .getByRole('navigation')
      .getByRole('link', { name: 'Exceptions and alarms 1 waiting' })
      .waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await page.getByRole('main').getByRole('link', { name: 'Open' }).click();
    await page.getByRole('heading', { level: 1, name: 'Exceptions and alarms' }).waitFor();
    await page.getByRole('button', { name: 'Looked at…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Looked at: Journal entry 1/7' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.getByText('the next person has only this to read').waitFor();
    await dialog.getByLabel('What you found or did').fill('The disk was changed that day');
    expect(await axeProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('Nothing is open. All payments are settled.').waitFor();
    await page.getByRole('link', { name: 'Show settled too' }).click();
    await page.getByText(/^the\.administrator, /).waitFor();
    await page.getByText('The disk was changed that day').waitFor();
  });

  it.each([320, 768, 1366, 1920])('cuts nothing off where it is %i pixels wide', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    for (const { page: name, title } of PAGES) {
      await page.evaluate((address) => {
        window.location.hash = address;
      }, `#/${name}`);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      const cut = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main *')]
          .filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline')
          .filter((one) => one === document.documentElement || getComputedStyle(one).overflowX !== 'visible')
          .filter((one) => one.clientWidth > 1)
          .map((one) => `${one.tagName}.${one.className}`),
      );
      expect(cut, title).toEqual([]);
      await takePicture(page, `${name}-${width}`);
    }
    await page.setViewportSize({ width: 1366, height: 900 });
  });

  it('refuses an address that asks for what its page does not know, by name', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/transactions?day=2026-11-23';
    });
    const alert = page.getByRole('status').filter({ hasText: 'does not know' });
    await alert.getByText('Unrecognized key: "day"').waitFor();
    await alert.getByRole('link', { name: 'Show the page without it' }).click();
    await page.getByRole('table', { name: 'Transactions, newest first' }).waitFor();
  });

  it('leads back to the same rows, filter and place', async () => {
    await sql`
      insert into transactions select kiosk_id, 'copy-' || turn, town_id, 'MILL1-C' || turn, service_id, status, standing, amount_minor,
        currency, masked_card, terminal_transaction_id, state, started_at - turn * interval '1 minute', changed_at
      from transactions, generate_series(1, 120) as turn`.execute(test.central.db);
    // Somebody else may be at it: then the list is a moment behind.
    const found = () =>
      test.central.db
        .selectFrom('transaction_search')
        .select('transaction_id')
        .where('transaction_id', 'like', 'copy-%')
        .execute();
    await expect
      .poll(
        async () => {
          await catchUpSearch(test.central.db);
          return (await found()).length;
        },
        { timeout: 60_000 },
      )
      .toBe(120);
    await page.evaluate(() => {
      window.location.hash = '#/transactions?status=completed';
    });
    await page.getByRole('link', { name: 'Older' }).click();
    await page.getByRole('link', { name: 'MILL1-C90' }).waitFor();
    const address = page.url();
    await page.getByRole('link', { name: 'MILL1-C90' }).scrollIntoViewIfNeeded();
    const place = await page.evaluate(() => window.scrollY);
    expect(place).toBeGreaterThan(0);
    await page.getByRole('link', { name: 'MILL1-C90' }).click();
    await page.getByRole('heading', { level: 1, name: 'Transaction MILL1-C90' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Transactions' }).click();
    await page.getByRole('link', { name: 'MILL1-C90' }).waitFor();
    expect(page.url()).toBe(address);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  });

  it('is used by single keys: to search, down and up a list, for help; and without them by who wants that', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/ratings';
    });
    await page.getByRole('heading', { level: 1, name: 'Satisfaction' }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('table', { name: 'Transactions, newest first' }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    const links = page.locator('main tbody tr a:first-child');
    // The table is there before its rows are.
    await links.first().waitFor();
    const names = await links.allTextContents();
    for (const [key, at] of [
      ['j', 0],
      ['j', 1],
      ['j', 2],
      ['k', 1],
      ['k', 0],
      ['k', 0],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(names[at]);
    }
    await page.keyboard.press('/');
    await page.keyboard.type('j/k?');
    expect(await page.getByLabel('Find a payment').inputValue()).toBe('j/k?');
    await page.getByLabel('Find a payment').fill('');
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys of the console' });
    await help.waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await help.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await expect.poll(() => help.count()).toBe(0);
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    await page.keyboard.press('j');
    expect(await focused()).toBe('Transactions');
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await help.getByRole('checkbox').check();
    await help.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('j');
    expect(await focused()).toBe(names[0]);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Transaction ${names[0]}` }).waitFor();
    expect(wrong).toEqual([]);
  });

  it('finds a payment by what a caller knows, says its sum, and gives exactly it as a file', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/transactions';
    });
    const box = page.getByLabel('Find a payment');
    await box.fill('LEE 42.50 1234 mill1-1');
    await box.press('Enter');
    const rows = page.getByRole('table', { name: 'Transactions, newest first' }).locator('tbody tr');
    await page.getByText('1 transaction · Paid: €42.50 (1)').waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('group', { name: 'From day to day' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const file = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
    expect(file).toContain('search=LEE+42.50+1234+mill1-1');
    await page.getByLabel('Amount from').fill('42,51');
    await box.press('Enter');
    await page.getByText('0 transactions').waitFor();
    await page.getByLabel('Amount from').fill('much');
    await box.press('Enter');
    await page
      .getByRole('alert')
      .filter({ hasText: 'Amount from: Write an amount such as 41.20.' })
      .waitFor();
    await page.getByRole('link', { name: 'Clear' }).click();
    await rows.nth(1).waitFor();
    expect(wrong).toEqual([]);
  });

  it('keeps what a list is narrowed to under a name, which can be changed, and refuses by name what it no longer knows', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/transactions?search=lee&status=completed&amountFrom=42.50';
    });
    await page.getByRole('button', { name: 'Save filter' }).click();
    const saving = page.getByRole('dialog', { name: 'Save this filter' });
    await saving.getByText('is not saved, because it may name a resident').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await saving.getByLabel('Name').fill('Water bills paid');
    await saving.getByRole('button', { name: 'Save filter' }).click();
    const saved = page.getByRole('navigation', { name: 'Saved filters' });
    await saved.getByRole('link', { name: 'Water bills paid' }).click();
    await expect.poll(() => page.url()).toMatch(/#\/transactions\?amountFrom=42\.50&status=completed$/);
    expect(await saved.getByRole('link').getAttribute('aria-current')).toBe('page');
    expect(await page.getByRole('button', { name: 'Save filter' }).count()).toBe(0);
    await saved.getByRole('button', { name: 'Change filters' }).click();
    const changing = page.getByRole('dialog', { name: 'Your saved filters' });
    await changing.getByLabel('Name: Water bills paid').fill('Completed');
    expect(await axeProblems(page)).toEqual([]);
    await changing.getByRole('button', { name: 'Rename' }).click();
    await changing.getByLabel('Name: Completed').waitFor();
    await changing.getByRole('button', { name: 'Close' }).click();
    // Saved by a release that knew more filters than this one.
    await test.central.db.updateTable('saved_filters').set({ address: 'colour=green' }).execute();
    await page.reload();
    await saved.getByRole('link', { name: 'Completed' }).click();
    await page.getByText('Unrecognized key: "colour"').waitFor();
    await page.getByRole('link', { name: 'Show the page without it' }).click();
    await saved.getByRole('button', { name: 'Change filters' }).click();
    await changing.getByRole('button', { name: 'Delete Completed' }).click();
    await expect.poll(() => changing.getByRole('listitem').count()).toBe(0);
    await changing.getByRole('button', { name: 'Close' }).click();
    expect(wrong).toEqual([]);
  });

  it('shows the photos that came with a report, whole and no wider than the page', async () => {
    const made = await createClient(test.central, { townId: TOWN_ID, name: 'Street app' }, 'test');
    const photo = new PNG({ width: 1600, height: 1200 });
    photo.data.fill(0x70);
    const form = new FormData();
    form.set('api_key', made.kind === 'created' ? made.apiKey : '');
    form.set('service_code', 'LAMP');
    form.set('address_string', 'Mill Lane');
    form.set('photo', new Blob([new Uint8Array(PNG.sync.write(photo))], { type: 'image/png' }), 'lamp.png');
    const sent = await fetch(`${test.address}/open311/v2/requests.json`, { method: 'POST', body: form });
    const [report] = (await sent.json()) as [{ service_request_id: string }];
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/reports/${TOWN_ID}/${report.service_request_id}`);
    const shown = page.getByRole('img', { name: 'Photo 1' });
    await shown.waitFor();
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
    const box = await shown.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
      await page.evaluate(() => document.documentElement.clientWidth),
    );
    expect(await axeProblems(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('says times by the clocks of the town, whatever the computer shows', async () => {
    const { at } = await test.central.db
      .selectFrom('transactions')
      .select('started_at as at')
      .where('reference', '=', 'MILL1-1')
      .executeTakeFirstOrThrow();
    await page.evaluate(() => {
      window.location.hash = '#/transactions?search=MILL1-1';
    });
    const row = page.getByRole('row').filter({ hasText: 'MILL1-1' });
    expect(await row.locator('time').textContent()).toBe(timesIn('Europe/Berlin').full(at.toISOString()));
    await row.filter({ hasText: 'Town hall (MILL1)' }).waitFor();
    await page.getByText('Europe/Berlin').waitFor();
  });

  it('shows in the audit log who did what, and finds it by words', async () => {
    await page.getByRole('link', { name: 'Audit log' }).click();
    const rows = page.getByRole('table', { name: 'Who changed what' }).locator('tbody tr');
    await rows.first().waitFor();
    await page.getByLabel('Who or what').fill('sign in');
    await page.getByLabel('Who or what').press('Enter');
    await rows.filter({ hasText: 'Sign in' }).filter({ hasText: 'the.administrator' }).first().waitFor();
    await page.getByLabel('Who or what').fill('create user');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('#/audit?search=create+user');
    await rows.filter({ hasText: 'Role: administrator' }).waitFor();
    expect(await rows.filter({ hasText: 'Sign in' }).count()).toBe(0);
    await page.getByLabel('Who or what').fill('no such thing');
    await page.getByLabel('Who or what').press('Enter');
    await page.getByText('No change matches this search.').waitFor();
    await page.getByLabel('Who or what').fill('import bills');
    await page.getByLabel('Who or what').press('Enter');
    await rows.filter({ hasText: 'Import bills' }).first().waitFor();
    await page.getByRole('link', { name: 'Show all' }).click();
    await rows.filter({ hasText: 'Read personal data' }).first().waitFor();
    expect(wrong).toEqual([]);
  });

  it('settles an unknown payment: what was charged is booked, and the page says so', async () => {
    const kiosk = await test.kiosk('DESK1');
    await test.importLines([billLine('104-2210', 'W-9', '13.20')]);
    const billId = await billIdOf(test.central.db, 'W-9');
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const lines = [{ billId, billNumber: 'W-9', amountMinor: 1320 }];
    payInDoubt(journal, { transactionId: randomUUID(), reference: 'DESK1-1', lines });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    await page.evaluate(() => {
      window.location.hash = '#/attention';
    });
    await page.getByRole('heading', { level: 1, name: 'Exceptions and alarms' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Settle…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Settle: DESK1-1' });
    await dialog.getByText('Central books it for what was to be paid, once').waitFor();
    await dialog
      .getByRole('combobox', { name: 'What you found or did' })
      .selectOption('Card was not charged');
    await dialog.getByText('What is held can be paid or booked again.').waitFor();
    await dialog.getByRole('combobox', { name: 'What you found or did' }).selectOption('Money given back');
    await dialog.getByRole('textbox', { name: 'Why you know' }).fill('The card company names it');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.getByText('Choose first that the card was charged').waitFor();
    await dialog.getByRole('combobox', { name: 'What you found or did' }).selectOption('Card was charged');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.getByText('Write the reference of the card company').waitFor();
    await dialog.getByRole('textbox', { name: 'Reference' }).fill('ACQ-4711');
    expect(await axeProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.getByText('The payment is booked.').waitFor();
    await page.getByRole('button', { name: 'Settle…' }).waitFor({ state: 'detached' });
    const bills = test.central.db.selectFrom('bills').select('paid_minor').where('bill_id', '=', billId);
    expect(await bills.executeTakeFirstOrThrow()).toEqual({ paid_minor: 1320 });
    await page.getByRole('link', { name: 'Show settled too' }).click();
    await page.getByRole('link', { name: 'DESK1-1' }).click();
    await page.getByText('A clerk found that the card was charged').waitFor();
    await page.getByText('Card was charged, ACQ-4711, €13.20').waitFor();
    await page.getByText('The card company names it').waitFor();
  });

  it('has what is above the town’s limit confirmed by another person, gives back parts, and opens again', async () => {
    const { db, now } = test.central;
    await setSecondPersonLimit(db, 1000);
    const { kiosk_id: kioskId } = await db.selectFrom('kiosks').select('kiosk_id').executeTakeFirstOrThrow();
    const about = { kioskId, transactionId: 'entry:1:9', kind: 'refused-payment' } as const;
    const amount = { amountMinor: 1500, currency: 'EUR' };
    const detail = 'already-paid';
    await changeExceptions(db, kioskId, [{ ...about, change: 'open', detail, amount }], now());
    await page.evaluate(() => {
      window.location.hash = '#/attention';
    });
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Journal entry 1/9' });
    const says = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();
    const dialogOf = (what: string) => page.getByRole('dialog', { name: `${what}: Journal entry 1/9` });
    const giveBack = async (sum: string): Promise<void> => {
      await row.getByRole('button', { name: 'Settle…' }).click();
      const dialog = dialogOf('Settle');
      await dialog.getByRole('textbox', { name: 'How much (EUR)' }).fill(sum);
      await dialog
        .getByRole('textbox', { name: 'Why you know' })
        .fill('<script>alert(1)</script> \u202eevil');
      await dialog.getByRole('button', { name: 'Close' }).click();
    };
    await giveBack('15.01');
    await dialogOf('Settle').getByText('not more than what is open').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await picture('settle-dialog');
    await dialogOf('Settle').getByRole('button', { name: 'Cancel' }).click();
    await giveBack('15,00');
    await says('It waits for a second person, because it is more than one person may settle: €10.00.');
    await row.getByText('<script>alert(1)</script>').waitFor();
    expect(await row.getByRole('button', { name: 'Confirm…' }).count()).toBe(0);
    await row.getByRole('button', { name: 'Take back…' }).click();
    await dialogOf('Decline').getByLabel('Why not').fill('The wrong one');
    await dialogOf('Decline').getByRole('button', { name: 'Decline' }).click();
    await says('It is declined. The exception is open as before.');
    const way = { kind: 'given-back', how: 'transfer', reference: 'SEPA-7' } as const;
    const asked = { ...about, detail, openMinor: 1500, way, finding: 'The bank has it' };
    await closeByHand(test.central, asked, { userName: 'anna', role: 'clerk' });
    await page.getByRole('main').getByRole('button', { name: 'Refresh' }).first().click();
    await picture('second-person');
    expect(await axeProblems(page)).toEqual([]);
    await row.getByRole('button', { name: 'Confirm…' }).click();
    await dialogOf('Confirm').getByText('Money given back by bank transfer, SEPA-7, €15.00').waitFor();
    await dialogOf('Confirm').getByLabel('What you checked').fill('Seen in the bank’s list');
    await dialogOf('Confirm').getByRole('button', { name: 'Confirm' }).click();
    await says('It is confirmed, and stands with both names.');
    await page.getByRole('link', { name: 'Show settled too' }).click();
    await row.getByText('anna, with the.administrator').waitFor();
    await row.getByRole('button', { name: 'Open again…' }).click();
    await dialogOf('Open again').getByLabel('Why it does not hold').fill('The bank sent it back');
    await dialogOf('Open again').getByRole('button', { name: 'Open again' }).click();
    await says('The exception is open again.');
    await giveBack('5.00');
    await says('The part is kept with your name. Still open: €10.00.');
    await row.getByRole('cell', { name: '€10.00', exact: true }).waitFor();
    await picture('exceptions-written');
    expect(await axeProblems(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await setSecondPersonLimit(db, null);
  });

  it('refunds a part of a payment: asked, approved by another person, made with its reference', async () => {
    const { db } = test.central;
    await setSecondPersonLimit(db, 1000);
    const paid = await db
      .selectFrom('transactions')
      .select(['kiosk_id', 'transaction_id'])
      .where('reference', '=', 'MILL1-1')
      .executeTakeFirstOrThrow();
    const whose = { kioskId: paid.kiosk_id, transactionId: paid.transaction_id };
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/transactions/${whose.kioskId}/${whose.transactionId}`);
    await page.getByText('Can still be refunded: €42.50').waitFor();
    await page.getByRole('button', { name: 'Refund…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Refund' });
    await dialog.getByRole('textbox', { name: 'How much (EUR)' }).fill('42.51');
    await dialog.getByRole('textbox', { name: 'Why it is refunded' }).fill('<script>alert(1)</script>');
    await dialog.getByRole('button', { name: 'Refund' }).click();
    await dialog.getByText('not more than was taken').waitFor();
    await dialog.getByRole('textbox', { name: 'How much (EUR)' }).fill('9,50');
    await dialog.getByRole('combobox', { name: 'What is to be paid again' }).selectOption({ index: 1 });
    expect(await axeProblems(page)).toEqual([]);
    await picture('refund-dialog');
    await dialog.getByRole('button', { name: 'Refund' }).click();
    await page.getByText('It is approved: make the refund').waitFor();
    await page.getByText('Can still be refunded: €33.00').waitFor();
    const asked = { ...whose, amountMinor: 2000, possibleMinor: 3300, billId: null, reason: 'Paid twice' };
    await askForRefund(test.central, asked, { userName: 'anna' });
    await page.evaluate(() => {
      window.location.hash = '#/refunds';
    });
    await page.getByRole('heading', { level: 1, name: 'Refunds' }).waitFor();
    const row = (sum: string) => page.getByRole('row').filter({ hasText: sum });
    await picture('refunds');
    expect(await axeProblems(page)).toEqual([]);
    await row('€20.00').getByRole('button', { name: 'Approve…' }).click();
    const approving = page.getByRole('dialog', { name: 'Approve: €20.00' });
    await approving.getByLabel('What you checked').fill('Seen twice');
    await approving.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('It is approved. The money can go back now.').waitFor();
    await row('€9.50').getByRole('button', { name: 'Refund made…' }).click();
    const making = page.getByRole('dialog', { name: 'Refund made: €9.50' });
    await making.getByRole('button', { name: 'Refund made' }).click();
    await making.getByText('Write the reference').waitFor();
    await making.getByRole('textbox', { name: 'Reference' }).fill('ACQ-88');
    await making.getByRole('button', { name: 'Refund made' }).click();
    await page.getByText('The refund is kept with your name, and the books have it.').waitFor();
    const bill = db.selectFrom('bills').select('paid_minor').where('bill_number', '=', 'W-1');
    expect(await bill.executeTakeFirstOrThrow()).toEqual({ paid_minor: 3300 });
    await row('€20.00').getByRole('link', { name: 'MILL1-1' }).click();
    await row('€9.50').getByText('ACQ-88').waitFor();
    await picture('refund-on-payment');
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1366, height: 900 });
    expect(await axeProblems(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await setSecondPersonLimit(db, null);
  });

  /** Takes the page as it is, at a desk and on a telephone, when somebody wants to look at it. */
  async function picture(name: string): Promise<void> {
    if (picturesFolder === undefined) return;
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      await takePicture(page, `${name}-${width}`);
    }
  }
});

describe('the evening at the console', () => {
  let evening: TestCentral;
  let page: Page;
  beforeAll(async () => {
    evening = await testCentral({}, app.folder);
  });
  afterAll(() => evening.close());

  const look = async (name: string): Promise<void> => {
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (picturesFolder === undefined) continue;
      await page.evaluate(() => window.scrollTo(0, 0));
      await takePicture(page, `${name}-${width}`);
    }
    expect(await axeProblems(page)).toEqual([]);
  };

  it('closes a day against a file of the card company with two planted differences, and gets the file for finance', async () => {
    const kiosk = await evening.kiosk('LIB1');
    await evening.importLines([
      billLine('104-2210', 'W-1', '42.50'),
      billLine('104-2210', 'W-2', '13.20'),
      billLine('104-2210', 'W-3', '9.90'),
    ]);
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    for (const [billNumber, amountMinor] of [
      ['W-1', 4250],
      ['W-2', 1320],
    ] as const) {
      const billId = await billIdOf(evening.central.db, billNumber);
      const lines = [{ billId, billNumber, amountMinor }];
      payToTheEnd(journal, { transactionId: randomUUID(), reference: `LIB1-${amountMinor}`, lines });
    }
    const billId = await billIdOf(evening.central.db, 'W-3');
    const lines = [{ billId, billNumber: 'W-3', amountMinor: 990 }];
    payInDoubt(journal, { transactionId: randomUUID(), reference: 'LIB1-990', lines });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    evening.later(24 * 3_600_000);
    const created = await createUser(evening.central, 'the.supervisor', 'supervisor', 'test');
    const password = created.kind === 'created' ? created.password : '';
    page = await app.signIn(evening.address, 'the.supervisor', password);
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));

    await page.getByRole('navigation').getByRole('link', { name: 'Settlement' }).click();
    const days = page.getByRole('table', { name: 'Days of books, newest first' });
    await days.getByRole('row').filter({ hasText: '€55.70' }).waitFor();
    await look('settlement-days');
    await days.getByRole('row').filter({ hasText: '€55.70' }).getByRole('link').click();
    const differences = page.getByRole('table', { name: 'Differences' });
    await differences.getByText('No one knows whether the card was charged.').waitFor();
    await page.getByText('This day can be closed').waitFor();

    // One amount is another one, and one payment is not ours; the third is the one that no one knew about.
    const { day } = await evening.central.db
      .selectFrom('settlement_movements')
      .select('day')
      .limit(1)
      .executeTakeFirstOrThrow();
    const csv = [
      'Date;Terminal Ref;Auth;Gross;Currency',
      `${day} 12:00;T-LIB1-4250;123456;42,50;EUR`,
      `${day} 12:05;T-LIB1-1320;123457;13,70;EUR`,
      `${day} 12:10;T-LIB1-990;123458;9,90;EUR`,
    ].join('\r\n');
    const choose = (text: string) =>
      page
        .getByLabel('CSV file')
        .setInputFiles({ name: 'acquirer.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose(csv);
    await page.getByLabel('Column: amount').selectOption('Gross');
    await page.getByLabel('Column: terminal’s transaction number').selectOption('Terminal Ref');
    await page.getByLabel('Column: authorisation code').selectOption('Auth');
    await page.getByLabel('Column: time').selectOption('Date');
    await page.getByLabel('Total on the card company’s advice').fill('66.20');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('alert').filter({ hasText: 'The file was refused' }).waitFor();
    await page.getByText(/the total was typed as 66.20; the lines come to 66.10/).waitFor();
    await look('settlement-refused');
    await page.getByLabel('Total on the card company’s advice').fill('66.10');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('3 lines, €66.10 in all. 2 of them fit a payment of ours.').waitFor();
    await page.getByRole('button', { name: 'Take it to this day' }).click();
    await page.getByText('The file was taken').waitFor();
    await differences.getByText('The card company moved another amount.').waitFor();
    const strange = differences.getByRole('row').filter({ hasText: 'a payment that we do not know' });
    await strange.getByRole('link', { name: 'LIB1-990' }).waitFor();
    await look('settlement-day');

    // The columns are known the next time, and the same file is refused.
    await choose(csv);
    await page.getByLabel('Total on the card company’s advice').fill('66.10');
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText(/this very file was taken already/).waitFor();

    await page.getByRole('button', { name: 'Close the day…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Kiosks took €55.70. 3 differences stay in its record.').waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close the day' }).click();
    await page.getByText('Closed by').waitFor();
    await look('settlement-closed');
    const fetched = async (name: string): Promise<{ text: string; as: string | null }> => {
      const href = (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
      return page.evaluate(async (address) => {
        const answer = await fetch(address);
        return { text: await answer.text(), as: answer.headers.get('content-disposition') };
      }, href);
    };
    const table = await fetched('Posting file (CSV)');
    expect(table.as).toBe(`attachment; filename="postings-${day}.csv"`);
    expect(table.text).toContain('#total,2,55.70\r\n');
    expect(await fetched('Posting file (CSV)')).toEqual(table);
    const message = await fetched('Posting file (camt.054)');
    expect(message.as).toBe(`attachment; filename="camt054-${day}.xml"`);
    expect(message.text).toContain('<NtryRef>LIB1-4250</NtryRef>');
    expect(wrong).toEqual([]);
  });
});
