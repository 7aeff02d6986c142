import { randomUUID } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import {
  billIdOf,
  billLine,
  payToTheEnd,
  receipt,
  type TestCentral,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { mailTransport } from './mail-transport.ts';
import { receiptAsHtml } from './receipt-as-html.ts';
import { sendDueReceipts } from './send-receipts.ts';

const MINUTE_MS = 60_000;

describe('receipts by e-mail', () => {
  let test: TestCentral;
  let server: SMTPServer;
  let url: string;
  let answer: 'take' | 'later' | 'never';
  let mails: Email[];
  let count = 0;

  beforeAll(async () => {
    test = await testCentral();
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => {
        if (answer === 'take') return done();
        const codes = { later: 451, never: 550 };
        done(Object.assign(new Error('no'), { responseCode: codes[answer] }));
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
            mails.push(mail);
            done();
          }, done);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.server.address();
    url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  beforeEach(async () => {
    answer = 'take';
    mails = [];
    await test.central.db.deleteFrom('receipt_mails').execute();
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await test.close();
  });

  const order = async (email = 'ann@example.org') => {
    const code = `MAIL${++count}`;
    const kiosk = await test.kiosk(code);
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const billNumber = `W-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '1.00')]);
    const billId = await billIdOf(test.central.db, billNumber);
    const lines = [{ billId, billNumber, amountMinor: 100 }];
    const transactionId = randomUUID();
    const hold = await kiosk.ask(holdBills, {
      transactionId,
      lines,
      total: { amountMinor: 100, currency: 'EUR' },
    });
    expect(hold.kind).toBe('held');
    payToTheEnd(journal, { transactionId, reference: `${kiosk.prefix}-1`, lines, email });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    return kiosk;
  };
  const send = () =>
    sendDueReceipts(test.central, {
      transport: mailTransport(url),
      from: 'Millbrook <receipts@millbrook.example>',
    });
  const state = async () =>
    (await test.central.db.selectFrom('receipt_mails').select(['state', 'tries', 'problem']).execute()).at(0);

  it('carry the same receipt as text and as HTML', async () => {
    await order();
    expect(await send()).toBe(1);
    const [mail] = mails;
    expect(mail?.to).toMatchObject([{ address: 'ann@example.org' }]);
    expect(mail?.subject).toBe(`Payment receipt MAIL${count}-1`);
    for (const words of [
      'Millbrook',
      `MAIL${count}-1`,
      '104-2210',
      'Water bill',
      '€1.00',
      'Visa •••• 1234',
    ]) {
      expect(mail?.text).toContain(words);
      expect(mail?.html).toContain(words);
    }
    expect(mail?.html).toContain(`TKR1:millbrook:MAIL${count}-1`);
  });

  it('are sent once, though several processes send at the same time', async () => {
    await order();
    await order('ben@example.org');
    const sent = await Promise.all([send(), send(), send()]);
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await send()).toBe(0);
    expect(mails).toHaveLength(2);
  });

  it('are tried again later when the mail server cannot take them now, and given up in the end', async () => {
    await order();
    answer = 'later';
    expect(await send()).toBe(0);
    expect(await state()).toEqual({ state: 'queued', tries: 1, problem: 'smtp-451' });
    expect(await send()).toBe(0);
    expect(await state()).toMatchObject({ tries: 1 });
    answer = 'take';
    test.later(MINUTE_MS);
    expect(await send()).toBe(1);
    expect(await state()).toMatchObject({ state: 'sent', tries: 2 });
    test.later(-MINUTE_MS);
    await order();
    test.later(25 * 60 * MINUTE_MS);
    await send();
    const failed = await test.central.db
      .selectFrom('receipt_mails')
      .selectAll()
      .where('state', '=', 'failed')
      .execute();
    expect(failed).toMatchObject([{ problem: 'deadline' }]);
    test.later(-25 * 60 * MINUTE_MS);
  });

  it('are given up at once when the address is refused', async () => {
    await order();
    answer = 'never';
    await send();
    expect(await state()).toMatchObject({ state: 'failed', problem: 'smtp-550' });
  });

  it('are not sent any more when the address was erased', async () => {
    const kiosk = await order();
    await test.central.db.deleteFrom('personal_records').where('kiosk_id', '=', kiosk.kioskId).execute();
    await send();
    expect(mails).toEqual([]);
    expect(await state()).toMatchObject({ state: 'failed', problem: 'erased' });
  });

  it('wait when no mail server can be reached', async () => {
    await order();
    const transport = mailTransport('smtp://127.0.0.1:1');
    await sendDueReceipts(test.central, { transport, from: 'a@millbrook.example' });
    expect(await state()).toEqual({ state: 'queued', tries: 1, problem: 'unreachable' });
  });

  it('leave no address in the log or in the outbox', async () => {
    await order('canary@example.org');
    await send();
    const outbox = await test.central.db.selectFrom('receipt_mails').selectAll().execute();
    expect(`${JSON.stringify(outbox)}${test.log.join('')}`).not.toContain('canary');
  });
});

it('a receipt as HTML reads in its direction, and nothing in it is markup', () => {
  const html = receiptAsHtml(receipt);
  expect(html).toContain('dir="rtl"');
  expect(html).toContain('Town &lt;b&gt;of&lt;/b&gt; Millbrook');
  expect(html).not.toContain('<b>of');
});

it('an English receipt as HTML reads left to right', () => {
  const html = receiptAsHtml({ ...receipt, language: 'en', direction: 'ltr' });
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toContain('text-align:right');
});
