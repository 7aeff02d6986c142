import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { type LookUpAnswer, lookUpBills } from '../../../domain/wire/index.ts';
import { type TestCentral, type TestKiosk, testCentral } from '../testing/index.ts';

type Lookup = z.infer<typeof lookUpBills.request>;
const MINUTE_MS = 60_000;

describe('looking up bills', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  beforeAll(async () => {
    test = await testCentral();
    await test.importLines([
      '104-2210,CARD7,Ann García-López,García-López,W-2,water,2026-12-02,42.50,10.00',
      '104-2210,CARD7,Ann García-López,García-López,W-1,dog-tax,2026-12-01,0.50,',
      '200-0001,,Ben Straße,Straße,W-3,water,2026-12-01,1.00,',
      '200-0002,,Nobody,---,W-4,water,2026-12-01,1.00,',
    ]);
    kiosk = await test.kiosk();
  });
  afterAll(() => test.close());

  const bySurname = (account: string, surname: string): Lookup => ({
    account: { kind: 'account-number', value: account },
    secondFact: { kind: 'surname', value: surname },
  });
  const ask = (lookup: Lookup, by = kiosk): Promise<LookUpAnswer> => by.ask(lookUpBills, lookup);
  const forget = () => test.central.db.deleteFrom('tries').execute();

  it('finds the open bills by account number and surname, however the surname is typed', async () => {
    for (const typed of ['García-López', 'GARCIA LOPEZ', ' garcía  lopez ', 'Garci\u0301alo\u0301pez']) {
      const answer = await ask(bySurname('104-2210', typed));
      expect(answer).toMatchObject({
        kind: 'found',
        holderName: 'Ann García-López',
        bills: [
          {
            billNumber: 'W-1',
            openMinor: 50,
            leastPartMinor: null,
            title: { en: 'Dog tax' },
            dueOn: '2026-12-01',
          },
          { billNumber: 'W-2', openMinor: 4250, leastPartMinor: 1000, currency: 'EUR' },
        ],
      });
    }
    expect(await ask(bySurname('200-0001', 'STRASSE'))).toMatchObject({ kind: 'found' });
  });

  it('finds them by the resident card and by a bill number of the account', async () => {
    const answer = await ask({
      account: { kind: 'card-number', value: 'CARD7' },
      secondFact: { kind: 'bill-number', value: 'W-2' },
    });
    expect(answer).toMatchObject({ kind: 'found', accountNumber: '104-2210' });
  });

  it('tells no one whether the account or the second fact was wrong', async () => {
    await forget();
    const answers = await Promise.all([
      kiosk.send(lookUpBills.path, bySurname('999-9999', 'García-López')),
      kiosk.send(lookUpBills.path, bySurname('104-2210', 'Lee')),
      kiosk.send(lookUpBills.path, {
        account: { kind: 'account-number', value: '104-2210' },
        secondFact: { kind: 'bill-number', value: 'W-3' },
      }),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, text: '{"kind":"not-found"}' });
  });

  it('takes wildcards, quotes and emptiness as what they are', async () => {
    await forget();
    for (const typed of ['%', '_', "' or '1'='1", '"', '\\', 'García%', '🙂', '---', ' ', 'x'.repeat(100)]) {
      expect(await ask(bySurname('104-2210', typed))).toEqual({ kind: 'not-found' });
      expect(await ask(bySurname('200-0002', typed))).toEqual({ kind: 'not-found' });
      await forget();
    }
    const long = await kiosk.send(lookUpBills.path, bySurname('104-2210', 'x'.repeat(10_000)));
    expect(long.status).toBe(400);
    expect((await kiosk.send(lookUpBills.path, bySurname('104%', 'x'))).status).toBe(400);
  });

  it('throttles an account after five failures, at every kiosk, and lets it go after the window', async () => {
    await forget();
    const other = await test.kiosk('POOL1');
    for (let tries = 0; tries < 5; tries++) {
      expect(await ask(bySurname('104-2210', 'wrong'), tries % 2 ? kiosk : other)).toEqual({
        kind: 'not-found',
      });
    }
    const right = bySurname('104-2210', 'García-López');
    expect(await ask(right)).toMatchObject({ kind: 'throttled' });
    const byCard: Lookup = { account: { kind: 'card-number', value: 'CARD7' }, secondFact: right.secondFact };
    expect(await ask(byCard, other)).toMatchObject({ kind: 'throttled' });
    expect(await ask(bySurname('200-0001', 'Straße'))).toMatchObject({ kind: 'found' });
    test.later(15 * MINUTE_MS + 1_000);
    const createdMs = test.central.now().getTime();
    expect(await kiosk.ask(lookUpBills, right, { createdMs })).toMatchObject({ kind: 'found' });
    test.later(-(15 * MINUTE_MS + 1_000));
  });

  it('throttles an account that does not exist just the same', async () => {
    await forget();
    for (let tries = 0; tries < 5; tries++) await ask(bySurname('777-7777', 'wrong'));
    expect(await ask(bySurname('777-7777', 'wrong'))).toMatchObject({ kind: 'throttled' });
  });

  it('throttles a kiosk that tries account after account', async () => {
    await forget();
    for (let tries = 0; tries < 30; tries++) {
      expect(await ask(bySurname(`300-${tries}`, 'Smith'))).toEqual({ kind: 'not-found' });
    }
    expect(await ask(bySurname('104-2210', 'García-López'))).toMatchObject({ kind: 'throttled' });
  });

  it('lets no more tries through when they come all at once', async () => {
    await forget();
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask(bySurname('104-2210', 'wrong'))));
    expect(answers.filter((answer) => answer.kind === 'not-found')).toHaveLength(5);
  });

  it('does not count a miss by letters that the keyboard lacks, and finds nothing by it', async () => {
    await forget();
    for (let times = 0; times < 7; times++)
      expect(await ask(bySurname('104-2210', 'Garca-Lpez'))).toEqual({ kind: 'not-found' });
    expect(await ask(bySurname('104-2210', 'García-López'))).toMatchObject({ kind: 'found' });
  });

  it('does not count successes', async () => {
    await forget();
    for (let times = 0; times < 35; times++) {
      expect(await ask(bySurname('104-2210', 'García-López'))).toMatchObject({ kind: 'found' });
    }
  });

  it('writes no personal data into the log', () => {
    expect(test.log.length).toBeGreaterThan(20);
    expect(test.log.join('\n')).not.toMatch(/104-2210|Garc|CARD7|Ann/i);
  });
});
