import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { MailSlipAnswer } from '../../../domain/wire/index.ts';
import { receipt, type TestCentral, testCentral } from '../testing/index.ts';
import { type MailOptions, sendSlip } from './index.ts';

let test: TestCentral;
let takes: boolean;
let mails: { to: unknown; subject: string; text: string; html: string }[];
const mail = {
  from: 'Millbrook <post@millbrook.example>',
  transport: {
    sendMail: async (sent: (typeof mails)[number]) => {
      if (!takes) throw new Error('no');
      mails.push(sent);
    },
  },
} as unknown as MailOptions;

beforeAll(async () => {
  test = await testCentral({ slipsPerAddress: 2 });
  takes = true;
  mails = [];
});
afterEach(() => {
  takes = true;
  mails = [];
  test.later(60 * 60_000);
});
afterAll(() => test.close());

const send = (address: string, options: MailOptions | null = mail): Promise<MailSlipAnswer> =>
  sendSlip(test.central, { kioskId: 'one' }, { address, document: receipt }, options);

it('sends what was looked up to the one address that was typed', async () => {
  expect(await send('ann@example.org')).toEqual({ kind: 'sent' });
  expect(mails).toMatchObject([
    {
      to: { name: '', address: 'ann@example.org' },
      subject: receipt.title,
      html: expect.stringContaining('dir="rtl"'),
    },
  ]);
});

it('says so when no mail server takes it, and when there is none', async () => {
  takes = false;
  expect(await send('ann@example.org')).toEqual({ kind: 'not-sent' });
  expect(await send('ann@example.org', null)).toEqual({ kind: 'not-sent' });
});

it('fills no one’s mailbox', async () => {
  for (const address of ['ann@example.org', 'Ann@example.org']) await send(address);
  expect(await send('ANN@example.org')).toMatchObject({ kind: 'throttled' });
  expect(await send('ben@example.org')).toEqual({ kind: 'sent' });
  expect(mails).toHaveLength(3);
});

it('leaves no address in the database or in the log', async () => {
  await send('canary@example.org');
  const tries = await test.central.db.selectFrom('tries').selectAll().execute();
  expect(`${JSON.stringify(tries)}${test.log.join('')}`).not.toContain('canary');
});
