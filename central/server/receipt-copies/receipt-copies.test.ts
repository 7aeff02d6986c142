import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receiptAsText } from '../../../domain/paper/index.ts';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import { type MailOptions, sendDueReceipts } from '../mail/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import {
  billIdOf,
  billLine,
  payToTheEnd,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { giveCopy, readCopy } from './index.ts';

const YEAR_MS = 365 * 86_400_000;
const ANNA = { userName: 'anna' };

describe('a receipt once more', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  let whose: { kioskId: string; transactionId: string };
  let mails: SendMailOptions[];
  let count = 0;
  const mail = {
    from: 'Millbrook <post@millbrook.example>',
    transport: { sendMail: async (sent: SendMailOptions) => mails.push(sent) },
  } as unknown as MailOptions;

  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    mails = [];
    const billNumber = `C-${++count}`;
    await test.importLines([billLine('104-2210', billNumber, '1.00')]);
    const billId = await billIdOf(test.central.db, billNumber);
    const transactionId = randomUUID();
    const lines = [{ billId, billNumber, amountMinor: 100 }];
    await kiosk.ask(holdBills, { transactionId, lines, total: { amountMinor: 100, currency: 'EUR' } });
    payToTheEnd(journal, { transactionId, reference: `MILL1-${count}`, lines, email: 'ann@example.org' });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    await sendDueReceipts(test.central, mail);
    whose = { kioskId: kiosk.kioskId, transactionId };
  });

  const give = (way: Parameters<typeof giveCopy>[1]['way'], sendsMail = true) =>
    giveCopy(test.central, { ...whose, way }, ANNA, sendsMail);
  const email = (address: string) => ({ kind: 'email', address }) as const;
  const copy = async () => {
    const read = await readCopy(test.central.db, whose);
    if (read.kind === 'none') throw new Error('there is no receipt');
    return read;
  };
  const audited = () =>
    test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'give-receipt-copy')
      .where('subject', '=', `MILL1 ${whose.transactionId}`)
      .execute();

  it('is the one that the resident received, marked as a copy in its language at both ends', async () => {
    const { document, reference } = await copy();
    expect(reference).toBe(`MILL1-${count}`);
    // The test's receipt is an Arabic one.
    const lines = receiptAsText(document).trim().split('\n');
    expect([lines.at(0), lines.at(-1)]).toEqual(['*** نسخة ***', '*** نسخة ***']);
    expect(lines.length).toBeGreaterThan(2);
    expect(await give({ kind: 'paper' })).toEqual({ kind: 'given' });
    expect(await audited()).toEqual([
      { actor: 'anna', detail: { reference: `MILL1-${count}`, way: 'paper' } },
    ]);
  });

  it('goes by e-mail through the queue, marked too, while what the resident ordered is no copy', async () => {
    expect(mails.map(({ to }) => to)).toEqual(['ann@example.org']);
    expect(mails[0]?.text).not.toContain('COPY');
    expect(await give(email('ben@example.org'))).toEqual({ kind: 'given' });
    expect((await copy()).mails).toMatchObject([
      { askedBy: null, state: 'sent' },
      { askedBy: 'anna', state: 'queued', sentAt: null },
    ]);
    expect(await sendDueReceipts(test.central, mail)).toBe(1);
    expect(await sendDueReceipts(test.central, mail)).toBe(0);
    const [, sent] = mails;
    expect(sent?.to).toBe('ben@example.org');
    expect(String(sent?.text).match(/\*\*\* COPY \*\*\*/g)).toHaveLength(2);
    expect(sent?.html).toContain('*** COPY ***');
    expect(sent?.messageId).not.toBe(mails[0]?.messageId);
    expect((await copy()).mails[1]).toMatchObject({ state: 'sent', problem: null });
    // Nobody reads an address in the audit log.
    expect(await audited()).toEqual([
      { actor: 'anna', detail: { reference: `MILL1-${count}`, way: 'email' } },
    ]);
  });

  it('does not go by e-mail where no mail is set up, and there is none of what central does not know', async () => {
    expect(await give(email('ben@example.org'), false)).toEqual({ kind: 'no-mail' });
    whose = { ...whose, transactionId: randomUUID() };
    expect(await give(email('ben@example.org'))).toEqual({ kind: 'none' });
    expect(await give({ kind: 'paper' })).toEqual({ kind: 'none' });
    expect(await readCopy(test.central.db, whose)).toEqual({ kind: 'none' });
    expect(await audited()).toEqual([]);
  });

  it('is what the books still say when its time is over; the address of a mail is erased', async () => {
    await give(email('zq-address@example.org'));
    await sendDueReceipts(test.central, mail);
    const kept = () =>
      test.central.db
        .selectFrom('personal_records')
        .select('data')
        .where('transaction_id', '=', whose.transactionId)
        .execute();
    expect(JSON.stringify(await kept())).toContain('zq-address');
    test.later(3 * YEAR_MS);
    await erasePersonalData(test.central);
    expect(await kept()).toEqual([]);
    const text = receiptAsText((await copy()).document);
    expect(text).toContain('*** COPY ***');
    expect(text).toContain(`MILL1-${count}`);
    expect(text).not.toContain('104-2210');
  });
});
