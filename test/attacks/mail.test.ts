import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailOptions, sendDueReceipts } from '../../central/server/mail/index.ts';
import {
  billIdOf,
  billLine,
  payToTheEnd,
  personal,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../../central/server/testing/index.ts';
import { deliverJournal, holdBills, holdSubmission, mailSlip } from '../../domain/wire/index.ts';

const HOUR_MS = 3_600_000;
const LURE = 'https://evil.example/pay';

describe("a kiosk's key in the wrong hands that", () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  let delivered = 0;
  let count = 0;
  let mails: SendMailOptions[];
  const mail = {
    from: 'Millbrook <post@millbrook.example>',
    transport: { sendMail: async (sent: SendMailOptions) => mails.push(sent) },
  } as unknown as MailOptions;

  beforeAll(async () => {
    test = await testCentral({ mailsADayPerAddress: 3, mailsADayPerKiosk: 6, mailsADay: 8 });
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key);
  });
  beforeEach(() => {
    mails = [];
  });
  afterAll(() => test.close());

  const deliver = async () => {
    await kiosk.ask(deliverJournal, { entries: journal.entries.slice(delivered) });
    delivered = journal.entries.length;
    await sendDueReceipts(test.central, mail);
  };
  const pay = async (email: string, held = true) => {
    const billNumber = `M-${++count}`;
    await test.importLines([billLine('104-2210', billNumber, '1.00')]);
    const billId = await billIdOf(test.central.db, billNumber);
    const transactionId = randomUUID();
    const lines = [{ billId: held ? billId : 'made-up', billNumber, amountMinor: 100 }];
    if (held)
      await kiosk.ask(holdBills, { transactionId, lines, total: { amountMinor: 100, currency: 'EUR' } });
    payToTheEnd(journal, { transactionId, reference: `MILL1-${count}`, lines, email });
    await deliver();
  };
  const texts = () => mails.map(({ text, html, subject }) => `${subject}\n${text}\n${html}`).join('\n');

  it('writes a receipt of its own: the mail has the words of central’s books alone', async () => {
    await pay('ann@example.org');
    expect(mails).toMatchObject([{ to: 'ann@example.org' }]);
    // The receipt and the titles that the kiosk's journal holds.
    expect(texts()).not.toContain('Town <b>of</b>');
    expect(texts()).not.toContain('إيصال');
    expect(texts()).toContain('Water bill');
    expect(texts()).toContain('104-2210');
  });

  it('orders a receipt for a payment that central did not take: no mail is sent', async () => {
    await pay('ann@example.org', false);
    expect(mails).toEqual([]);
    const row = await test.central.db
      .selectFrom('receipt_mails')
      .select(['state', 'problem'])
      .where('state', '!=', 'sent')
      .executeTakeFirst();
    expect(row).toEqual({ state: 'queued', problem: 'not-taken' });
  });

  it('puts a link into the answers of a form: the mail has none', async () => {
    const transactionId = randomUUID();
    const answers = {
      category: 'lamp',
      place: { words: `Pay at ${LURE}`, position: null },
      words: `Your account is blocked: ${LURE} or www.evil.example or evil.example/pay`,
    };
    const hold = await kiosk.ask(holdSubmission, {
      transactionId,
      serviceId: 'report',
      answers,
      total: null,
    });
    expect(hold.kind).toBe('held');
    const given = personal({ kind: 'answers', serviceId: 'report', answers });
    const address = personal({ kind: 'email', address: 'ben@example.org' });
    const document = { language: 'en', direction: 'ltr', title: LURE, blocks: [{ kind: 'logo' }] } as const;
    const receipt = personal({ kind: 'receipt', document: { ...document, blocks: [...document.blocks] } });
    const reference = `MILL1-${++count}`;
    journal.event(transactionId, { kind: 'started', reference, serviceId: 'report', language: 'en' });
    journal.event(transactionId, { kind: 'details-given', details: given.reference }, [given.record]);
    for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
    journal.event(transactionId, { kind: 'reserved', holdId: transactionId });
    journal.event(transactionId, { kind: 'submitted' });
    journal.event(transactionId, { kind: 'delivery-queued' });
    journal.event(transactionId, { kind: 'receipt-made', receipt: receipt.reference }, [receipt.record]);
    journal.event(transactionId, { kind: 'receipt-chosen', way: 'email', address: address.reference }, [
      address.record,
    ]);
    await deliver();
    expect(mails).toMatchObject([{ to: 'ben@example.org' }]);
    expect(texts()).toContain(reference);
    expect(texts()).not.toContain('evil');
  });

  it('sends a text of its own as a slip: refused, only what the town has published is sent', async () => {
    const document = { language: 'en', direction: 'ltr', title: LURE, blocks: [{ kind: 'logo' }] };
    const forged = await kiosk.send(mailSlip.path, { address: 'ann@example.org', document });
    expect(forged.status).toBe(400);
    const unknown = { address: 'ann@example.org', kind: 'page', id: 'made-up', language: 'en' } as const;
    expect(await kiosk.ask(mailSlip, unknown)).toEqual({ kind: 'not-sent' });
    expect(mails).toEqual([]);
  });

  it('fills a mailbox, or sends to a list of people: so many a day to an address and for a kiosk', async () => {
    for (let at = 0; at < 3; at++) await pay('ann@example.org');
    // One had gone to this address before.
    expect(mails).toHaveLength(2);
    for (let at = 0; at < 4; at++) await pay(`person${at}@example.org`);
    // Four had gone from this kiosk: to this address three, to another one.
    expect(mails).toHaveLength(4);
    const failed = await test.central.db
      .selectFrom('receipt_mails')
      .select('problem')
      .where('state', '=', 'failed')
      .execute();
    expect(failed).toEqual([{ problem: 'too-many' }, { problem: 'too-many' }, { problem: 'too-many' }]);
    const kept = await test.central.db.selectFrom('tries').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('ann@');
    test.later(25 * HOUR_MS);
  });
});
