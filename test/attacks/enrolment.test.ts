import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeByHand } from '../../central/server/closing/index.ts';
import { confirmKiosk, fingerprintOf } from '../../central/server/kiosks/index.ts';
import { changeExceptions } from '../../central/server/ledger/index.ts';
import {
  billLine,
  enrolTestKiosk,
  newKey,
  type Payment,
  payToTheEnd,
  type TestCentral,
  type TestKiosk,
  temporaryFolder,
  testCentral,
  testJournal,
} from '../../central/server/testing/index.ts';
import { confirmEnrolment, uploadBills } from '../../central/wire/index.ts';
import { emptyHead } from '../../domain/journal/index.ts';
import { deliverJournal, ENROLLING_KEY_ID, heartbeat, holdBills } from '../../domain/wire/index.ts';
import { deviceKey } from '../../main/identity/index.ts';
import { enrolKiosk } from '../../main/kiosk/index.ts';
import { createCentralClient } from '../../main/sync/index.ts';
import { postTo, signedInAs } from './testing/at-console.ts';

describe('a kiosk that one person has made up alone', () => {
  let test: TestCentral;
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  const madeUp = async (): Promise<TestKiosk> =>
    enrolTestKiosk(test.address, await test.enrolmentCode(`FAKE${++count}`, false));
  const newBill = async () => {
    const billNumber = `E-${++count}`;
    await test.importLines([billLine('104-2210', billNumber, '12345.67')]);
    const { bill_id } = await test.central.db
      .selectFrom('bills')
      .select('bill_id')
      .where('bill_number', '=', billNumber)
      .executeTakeFirstOrThrow();
    return { billId: bill_id, billNumber, amountMinor: 1_234_567 };
  };
  const pay = async (kiosk: TestKiosk, line: Payment['lines'][number]): Promise<Payment> => {
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const one = { transactionId: randomUUID(), reference: `${kiosk.prefix}-1`, lines: [line] };
    payToTheEnd(journal, one);
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries });
    expect(answer).toMatchObject({ kind: 'accepted' });
    return one;
  };
  const paid = async (billId: string): Promise<number> =>
    (
      await test.central.db
        .selectFrom('bills')
        .select('paid_minor')
        .where('bill_id', '=', billId)
        .executeTakeFirstOrThrow()
    ).paid_minor;
  const postings = (kiosk: TestKiosk) =>
    test.central.db
      .selectFrom('postings')
      .select(['outcome', 'amount_minor'])
      .where('kiosk_id', '=', kiosk.kioskId)
      .execute();
  const alarms = async (kiosk: TestKiosk): Promise<string[]> =>
    (
      await test.central.db
        .selectFrom('alarms')
        .select('kind')
        .where('kiosk_id', '=', kiosk.kioskId)
        .execute()
    ).map(({ kind }) => kind);
  const confirm = (kiosk: TestKiosk, actor: string, fingerprint = fingerprintOf(kiosk.key.publicKey)) =>
    confirmKiosk(test.central, { code: kiosk.prefix, fingerprint, townId: null }, actor);

  it('and that says that a bill is paid: nothing is booked, an alarm is raised, and nobody else can pay the bill meanwhile', async () => {
    const [kiosk, line] = [await madeUp(), await newBill()];
    await pay(kiosk, line);
    expect(await paid(line.billId)).toBe(0);
    expect(await postings(kiosk)).toEqual([]);
    expect(await alarms(kiosk)).toEqual(['unconfirmed-money']);
    const other = await test.kiosk(`REAL${++count}`);
    const total = { amountMinor: 1_234_567, currency: 'EUR' };
    const asked = { transactionId: randomUUID(), lines: [line], total };
    expect(await other.ask(holdBills, asked)).toMatchObject({ kind: 'refused' });
  });

  it('and of whose payment a supervisor ends an exception: nobody else can pay the bill while the payment waits', async () => {
    const [kiosk, line] = [await madeUp(), await newBill()];
    const { transactionId } = await pay(kiosk, line);
    const about = { transactionId, kind: 'contradiction', detail: 'as noted' } as const;
    const { central } = test;
    await changeExceptions(
      central.db,
      kiosk.kioskId,
      [{ ...about, change: 'open', amount: null }],
      central.now(),
    );
    const closing = {
      ...about,
      kioskId: kiosk.kioskId,
      way: { kind: 'looked-at' },
      finding: 'Seen',
    } as const;
    const grace = { userName: 'grace', role: 'supervisor' } as const;
    expect(await closeByHand(central, closing, grace)).toEqual({ kind: 'closed' });
    const other = await test.kiosk(`REAL${++count}`);
    const total = { amountMinor: 1_234_567, currency: 'EUR' };
    const asked = { transactionId: randomUUID(), lines: [line], total };
    expect(await other.ask(holdBills, asked)).toMatchObject({ kind: 'refused' });
  });

  it('and that its maker confirms alone, or by another key’s fingerprint: refused', async () => {
    const kiosk = await madeUp();
    expect(await confirm(kiosk, 'test')).toEqual({ kind: 'refused', reason: 'same-person' });
    const other = fingerprintOf(newKey().publicKey);
    expect(await confirm(kiosk, 'grace', other)).toEqual({ kind: 'refused', reason: 'other-key' });
  });

  it('and that a second person confirms: what waited is posted once, nothing is lost', async () => {
    const [kiosk, line] = [await madeUp(), await newBill()];
    await pay(kiosk, line);
    expect(await confirm(kiosk, 'grace')).toEqual({ kind: 'confirmed', posted: 1 });
    expect(await confirm(kiosk, 'grace')).toEqual({ kind: 'confirmed', posted: 0 });
    expect(await paid(line.billId)).toBe(1_234_567);
    expect(await postings(kiosk)).toEqual([{ outcome: 'accepted', amount_minor: 1_234_567 }]);
    const holds = await test.central.db
      .selectFrom('holds')
      .select('bill_id')
      .where('kiosk_id', '=', kiosk.kioskId)
      .execute();
    expect(holds).toEqual([]);
  });

  it('and whose bill somebody else has paid before it is confirmed: refused, with an exception', async () => {
    const [kiosk, line] = [await madeUp(), await newBill()];
    const { transactionId } = await pay(kiosk, line);
    await test.central.db
      .updateTable('bills')
      .set({ paid_minor: 1_234_567 })
      .where('bill_id', '=', line.billId)
      .execute();
    await confirm(kiosk, 'grace');
    expect(await postings(kiosk)).toMatchObject([{ outcome: 'refused' }]);
    const open = await test.central.db
      .selectFrom('exceptions')
      .select(['kind', 'detail'])
      .where('transaction_id', '=', transactionId)
      .execute();
    expect(open).toEqual([{ kind: 'refused-payment', detail: 'already-paid' }]);
  });

  it('and that is enrolled anew after it was confirmed: its new key waits again', async () => {
    const kiosk = await madeUp();
    await confirm(kiosk, 'grace');
    await enrolTestKiosk(test.address, await test.enrolmentCode(kiosk.prefix, false));
    const { confirmed_at } = await test.central.db
      .selectFrom('kiosks')
      .select('confirmed_at')
      .where('kiosk_id', '=', kiosk.kioskId)
      .executeTakeFirstOrThrow();
    expect(confirmed_at).toBeNull();
  });

  it('and role IT: may neither confirm it nor upload bills', async () => {
    const kiosk = await madeUp();
    const it_ = await signedInAs(test, 'it');
    const body = { code: kiosk.prefix, fingerprint: fingerprintOf(kiosk.key.publicKey) };
    expect((await postTo(test, confirmEnrolment.path, body, it_)).status).toBe(403);
    expect((await postTo(test, uploadBills.path, { csv: '' }, it_)).status).toBe(403);
    const supervisor = await signedInAs(test, 'supervisor');
    expect(await (await postTo(test, confirmEnrolment.path, body, supervisor)).json()).toEqual({
      kind: 'confirmed',
      posted: 0,
    });
  });
});

describe('an enrolment code in a file', () => {
  let test: TestCentral;
  let folder: string;
  beforeAll(async () => {
    test = await testCentral();
    folder = temporaryFolder();
  });
  afterAll(() => test.close());

  /** Enrols as a kiosk does at its start; ends when it waits for something, too. */
  const enrolBy = (codeFile: string): Promise<string> => {
    const key = deviceKey(join(folder, 'device.key'));
    const client = createCentralClient({
      url: test.address,
      keyId: ENROLLING_KEY_ID,
      key,
      now: test.central.now,
    });
    return new Promise((resolve) => {
      void enrolKiosk({
        codeFile,
        client,
        key,
        identityFile: join(folder, 'identity.json'),
        random: Math.random,
        onCodeLeft: (file) => resolve(`left ${file}`),
        onWaiting: resolve,
      }).then(({ kioskCode }) => resolve(kioskCode));
    });
  };

  it('is gone from the disk as soon as it was used', async () => {
    const file = join(folder, 'code');
    writeFileSync(file, await test.enrolmentCode('FILE1'));
    expect(await enrolBy(file)).toBe('FILE1');
    expect(existsSync(file)).toBe(false);
  });

  it('that central refuses stays, for IT to look at', async () => {
    const file = join(folder, 'wrong');
    writeFileSync(file, 'AAAA-BBBB-CCCC-DDDD');
    expect(await enrolBy(file)).toBe('Central refused the enrolment code.');
    expect(existsSync(file)).toBe(true);
  });
});

describe('a kiosk’s copied disk', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  const beat = (kiosk: TestKiosk, bootId: string, address = '10.0.0.1') =>
    kiosk.ask(
      heartbeat,
      { version: '1', bootId, screen: 'in-order', devices: [], head: emptyHead(1), waiting: 0 },
      { sentHeaders: { 'x-forwarded-for': address } },
    );
  const clones = (kiosk: TestKiosk) =>
    test.central.db
      .selectFrom('alarms')
      .select('detail')
      .where('kiosk_id', '=', kiosk.kioskId)
      .where('kind', '=', 'clone')
      .execute();

  it('that speaks in turn with the kiosk itself: an alarm as soon as the older start is heard again', async () => {
    const kiosk = await test.kiosk('CLONE1');
    const [one, two] = [randomUUID(), randomUUID()];
    await beat(kiosk, one);
    await beat(kiosk, one);
    await beat(kiosk, two);
    expect(await clones(kiosk)).toEqual([]);
    await beat(kiosk, one);
    expect(await clones(kiosk)).toHaveLength(1);
  });

  it('that says the same start from another address: an alarm as soon as the two take turns', async () => {
    const kiosk = await test.kiosk('CLONE2');
    const start = randomUUID();
    await beat(kiosk, start, '10.0.0.1');
    await beat(kiosk, start, '10.9.9.9');
    expect(await clones(kiosk)).toEqual([]);
    await beat(kiosk, start, '10.0.0.1');
    expect(await clones(kiosk)).toHaveLength(1);
  });

  it('a kiosk that restarts, and moves to another address for good: no alarm', async () => {
    const kiosk = await test.kiosk('MOVED1');
    for (const at of ['10.0.0.1', '10.0.0.1', '10.0.0.7', '10.0.0.7']) await beat(kiosk, randomUUID(), at);
    expect(await clones(kiosk)).toEqual([]);
  });
});
