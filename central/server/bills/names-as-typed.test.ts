import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LookUpAnswer, lookUpBills } from '../../../domain/wire/index.ts';
import { type TestCentral, type TestKiosk, TOWN_ID, testCentral } from '../testing/index.ts';
import { readTown } from '../town/index.ts';
import { listBillRows } from './list-bills.ts';

/** Holder, family name, and what people type who lack its letters. */
const HOLDERS: readonly (readonly [holder: string, surname: string, ...typed: string[]])[] = [
  ['Ivana Đorđević', 'Đorđević', 'Dordevic', 'Djordjevic'],
  ['Ewa Żółć', 'Żółć', 'Zolc'],
  ['Björn Þórsson', 'Þórsson', 'Thorsson'],
  ['Lan Đinh', 'Đinh', 'Dinh'],
  ['Jan Kłos', 'Kłos', 'Klos'],
  ['Ida Bjørk', 'Bjørk', 'Bjork', 'Bjoerk'],
  ['نور يحيى', 'يحيى', 'يحيي'],
  ['سمر عائشة', 'عائشة', 'عائشه'],
  ['Eva Müller', 'Müller', 'Mueller', 'Muller'],
  ['Maria García-Peña', 'García-Peña', 'garcia pena', 'Peña García'],
  ['Jan van der Berg', 'van der Berg', 'Berg', 'Vanderberg'],
  ['Nora O’Sullivan', 'O’Sullivan', 'OʼSullivan', "o'sullivan", 'osullivan'],
  ['Ahmed الهاشمي', 'الهاشمي', 'هاشمي', 'الهاشـــمي'],
  ['Ayşe Işık', 'Işık', 'Isik'],
];
const account = (at: number): string => `810-1${String(at).padStart(3, '0')}`;

describe('a family name at the kiosk', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  beforeAll(async () => {
    test = await testCentral();
    await test.importLines(
      HOLDERS.map(
        ([holder, surname], at) => `${account(at)},,${holder},${surname},W-9${at},water,2027-01-15,10.00,`,
      ),
    );
    kiosk = await test.kiosk();
  });
  afterAll(() => test.close());

  const ask = (accountNumber: string, surname: string): Promise<LookUpAnswer> =>
    kiosk.ask(lookUpBills, {
      account: { kind: 'account-number', value: accountNumber },
      secondFact: { kind: 'surname', value: surname },
    });

  it.each(HOLDERS.map((holder, at) => [holder[0], at] as const))(
    'opens the account of %s without its letters',
    async (_, at) => {
      const [, surname, ...typed] = HOLDERS[at] ?? [];
      for (const one of [surname ?? '', ...typed])
        expect(await ask(account(at), one), one).toMatchObject({ kind: 'found', accountNumber: account(at) });
    },
  );

  it('opens no account but its own', async () => {
    await test.central.db.deleteFrom('tries').execute();
    for (const [at, [, , typed = '']] of HOLDERS.entries())
      expect(await ask(account((at + 1) % HOLDERS.length), typed)).toEqual({ kind: 'not-found' });
  });

  it('may be half of a double name where the town says so', async () => {
    const at = HOLDERS.findIndex(([, surname]) => surname === 'García-Peña');
    await test.central.db.deleteFrom('tries').execute();
    expect(await ask(account(at), 'Garcia')).toEqual({ kind: 'not-found' });
    const town = await readTown(test.central.db, TOWN_ID);
    const definition = JSON.stringify({ ...town, names: { halfIsEnough: true } });
    await test.central.db.updateTable('towns').set({ definition }).execute();
    expect(await ask(account(at), 'Garcia')).toMatchObject({ kind: 'found' });
  });

  it('is found by a clerk by any of its words, in any spelling', async () => {
    const found = async (search: string): Promise<string[]> =>
      (await listBillRows(test.central.db, { search, limit: 50, now: new Date() })).bills.map(
        ({ holderName }) => holderName,
      );
    for (const [holder, , ...typed] of HOLDERS)
      for (const one of typed) expect(await found(one), one).toContain(holder);
    expect(await found('berg jan')).toEqual(['Jan van der Berg']);
    expect(await found('müll')).toEqual(['Eva Müller']);
    expect(await found('%')).toEqual([]);
    expect(await found("' or 1=1")).toEqual([]);
  });
});
