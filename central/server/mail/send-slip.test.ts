import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { MailSlipAnswer } from '../../../domain/wire/index.ts';
import { publishContent } from '../content/index.ts';
import { type TestCentral, TOWN_ID, temporaryFolder, testCentral } from '../testing/index.ts';
import { type MailOptions, sendSlip } from './index.ts';

let test: TestCentral;
let folder: string;
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
  folder = temporaryFolder();
  const say = (en: string) => ({ en, ar: `${en} بالعربية` });
  const places = [
    {
      id: 'hall',
      name: say('Town hall'),
      description: say('Doors & <b>desks</b>'),
      position: [8.5, 52.1],
      kind: 'town-hall',
      stepFree: true,
      address: '1 Mill Square',
    },
  ];
  writeFileSync(join(folder, 'places.json'), JSON.stringify(places));
  const published = await publishContent(test.central, join(folder, 'content.key'), {
    townId: TOWN_ID,
    folder,
    expiresInDays: null,
    actor: 'test',
  });
  expect(published).toMatchObject({ kind: 'published' });
  takes = true;
  mails = [];
});
afterEach(() => {
  takes = true;
  mails = [];
  test.later(60 * 60_000);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await test.close();
});

const kiosk = { kioskId: 'one', townId: TOWN_ID };
const send = (address: string, options: MailOptions | null = mail, id = 'hall'): Promise<MailSlipAnswer> =>
  sendSlip(test.central, kiosk, { address, kind: 'place', id, language: 'ar' }, options);

it('sends what was looked up to the one address that was typed', async () => {
  expect(await send('ann@example.org')).toEqual({ kind: 'sent' });
  expect(mails).toMatchObject([
    {
      to: { name: '', address: 'ann@example.org' },
      subject: 'Town hall بالعربية',
      html: expect.stringContaining('dir="rtl"'),
    },
  ]);
  expect(mails[0]?.html).toContain('Doors &amp; &lt;b&gt;desks&lt;/b&gt;');
});

it('sends nothing that the town has not published', async () => {
  expect(await send('ann@example.org', mail, 'no-such-place')).toEqual({ kind: 'not-sent' });
  expect(mails).toEqual([]);
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
