import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyHead } from '../../../domain/journal/index.ts';
import { deliverJournal, ENROLLING_KEY_ID, enrol, heartbeat } from '../../../domain/wire/index.ts';
import {
  enrolTestKiosk,
  newKey,
  payToTheEnd,
  sendSigned,
  type TestCentral,
  testCentral,
  testJournal,
} from '../testing/index.ts';

const MINUTE_MS = 60_000;
const beat = {
  version: '1.0.0',
  bootId: '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f',
  screen: 'in-order' as const,
  devices: [],
  head: emptyHead(1),
  waiting: 0,
};

describe('enrolment', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  const tryCode = async (
    code: string,
    key = newKey(),
    address = '10.0.0.1',
    signer = key,
  ): Promise<string> => {
    const body = { code, publicKey: key.publicKey };
    const changes = { key: signer, sentHeaders: { 'x-forwarded-for': address } };
    return (await sendSigned(test.address, enrol.path, body, ENROLLING_KEY_ID, key, changes)).text;
  };
  const REFUSED = JSON.stringify({ kind: 'refused' });

  it('takes a code once; wrong, used and expired codes look alike', async () => {
    const code = await test.enrolmentCode('MILL1');
    expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(JSON.parse(await tryCode(code))).toMatchObject({ kind: 'enrolled', kioskCode: 'MILL1', epoch: 1 });
    expect(await tryCode(code)).toBe(REFUSED);
    expect(await tryCode('AAAA-AAAA-AAAA-AAAA')).toBe(REFUSED);
    const expired = await test.enrolmentCode('MILL2');
    test.later(16 * MINUTE_MS);
    const createdMs = test.central.now().getTime();
    const key = newKey();
    const body = { code: expired, publicKey: key.publicKey };
    const late = await sendSigned(test.address, enrol.path, body, ENROLLING_KEY_ID, key, { createdMs });
    expect(late.text).toBe(REFUSED);
    test.later(-16 * MINUTE_MS);
  });

  it('answers the same key again when the first answer was lost', async () => {
    const code = await test.enrolmentCode('MILL3');
    const key = newKey();
    const first = await tryCode(code, key, '10.0.0.2');
    expect(await tryCode(code, key, '10.0.0.2')).toBe(first);
  });

  it('needs the signature of the key that it brings', async () => {
    const code = await test.enrolmentCode('MILL4');
    expect(await tryCode(code, newKey(), '10.0.0.3', newKey())).toContain('not-signed-in');
    expect(await tryCode(code, newKey(), '10.0.0.3')).toContain('enrolled');
  });

  it('makes an older code useless when a new one is made', async () => {
    const older = await test.enrolmentCode('MILL5');
    await test.enrolmentCode('MILL5');
    expect(await tryCode(older, newKey(), '10.0.0.4')).toBe(REFUSED);
  });

  it('again begins a new epoch, and the old key stops working', async () => {
    const old = await test.kiosk('MILL6');
    const journal = testJournal(old.kioskId, old.key);
    payToTheEnd(journal, {
      transactionId: '9a1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f',
      reference: 'MILL6-1',
      lines: [{ billId: 'x', billNumber: 'W-1', amountMinor: 1 }],
    });
    expect(await old.ask(deliverJournal, { entries: journal.entries })).toMatchObject({ kind: 'accepted' });
    const renewed = await enrolTestKiosk(test.address, await test.enrolmentCode('MILL6'));
    expect(renewed).toMatchObject({ kioskId: old.kioskId, epoch: 2 });
    expect(await old.send(heartbeat.path, beat)).toMatchObject({ status: 401 });
    const opened = testJournal(renewed.kioskId, renewed.key, 2);
    opened.add({ subject: 'kiosk', event: { kind: 'journal-opened', version: '1.0.0' } });
    expect(await renewed.ask(deliverJournal, { entries: opened.entries })).toMatchObject({
      kind: 'accepted',
      head: { epoch: 2, seq: 1 },
    });
  });

  it("never takes one kiosk's key for another kiosk (a copied disk)", async () => {
    const kiosk = await test.kiosk('MILL7');
    expect(await tryCode(await test.enrolmentCode('MILL8'), kiosk.key, '10.0.0.5')).toBe(REFUSED);
  });

  it('is throttled per address: then even the right code is refused', async () => {
    for (let tries = 0; tries < 10; tries++)
      await tryCode(`BBBB-BBBB-BBBB-BB${'ABCDEFGHIJ'[tries]}2`, newKey(), '10.0.0.9');
    const code = await test.enrolmentCode('MILL9');
    expect(await tryCode(code, newKey(), '10.0.0.9')).toBe(REFUSED);
    expect(await tryCode(code, newKey(), '10.0.0.10')).toContain('enrolled');
  });

  it('is throttled per code, whatever the address', async () => {
    const code = await test.enrolmentCode('MILLA');
    const other = await test.kiosk('MILLB');
    // Five failures with the right code: another kiosk's key is never taken.
    for (let tries = 0; tries < 5; tries++)
      expect(await tryCode(code, other.key, `10.0.1.${tries}`)).toBe(REFUSED);
    expect(await tryCode(code, newKey(), '10.0.1.9')).toBe(REFUSED);
  });

  it('keeps no code in clear', async () => {
    const code = await test.enrolmentCode('MILL9');
    const rows = await test.central.db.selectFrom('enrolment_codes').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(test.log.join('\n')).not.toContain(code);
  });
});
