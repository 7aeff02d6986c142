import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideList, importBills } from '../../central/server/bills/index.ts';
import { tidy } from '../../central/server/schedule/index.ts';
import {
  billFile,
  billLine,
  type TestCentral,
  TOWN_ID,
  testCentral,
} from '../../central/server/testing/index.ts';
import { decideBills, listWaitingBills } from '../../central/wire/index.ts';
import { postTo, signedInAs } from './testing/at-console.ts';

const DAY_MS = 86_400_000;

describe('one person who changes what residents owe by a list of bills', () => {
  let test: TestCentral;
  beforeEach(async () => {
    test = await testCentral();
    // The town of the tests lets one person change 100.00.
    const { definition } = await test.central.db
      .selectFrom('towns')
      .select('definition')
      .where('town_id', '=', TOWN_ID)
      .executeTakeFirstOrThrow();
    const payments = { billList: { secondPersonAboveMinor: 10_000 } };
    await test.central.db
      .updateTable('towns')
      .set({ definition: JSON.stringify({ ...definition, payments }) })
      .where('town_id', '=', TOWN_ID)
      .execute();
    await take(list({ 'L-1': '90.00', 'L-2': '80.00', 'L-3': '10.00' }), 'grace');
  });
  afterEach(() => test.close());

  const list = (bills: Readonly<Record<string, string>>, ...controls: string[]) =>
    billFile(
      Object.entries(bills).map(([number, amount]) => billLine('104-2210', number, amount)),
      controls,
    );
  const take = (file: Uint8Array | string, actor: string) => importBills(test.central, TOWN_ID, file, actor);
  const amounts = async () =>
    (
      await test.central.db
        .selectFrom('bills')
        .select(['bill_number', 'amount_minor', 'withdrawn_at'])
        .orderBy('bill_number')
        .execute()
    )
      .filter((row) => row.withdrawn_at === null)
      .map((row) => `${row.bill_number} ${row.amount_minor}`);
  const audit = async (action: string) =>
    await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', action)
      .orderBy('audit_id')
      .execute();
  const digestOf = (file: Uint8Array | string): string => createHash('sha256').update(file).digest('hex');

  it('by little: imported, and the audit log names the file and each bill’s amount before and after', async () => {
    const file = list({ 'L-1': '40.00', 'L-2': '80.00', 'L-3': '10.00', 'L-4': '7.00' });
    expect(await take(file, 'mallory')).toMatchObject({ kind: 'imported', changed: 1, added: 1 });
    expect((await audit('import-bills-amounts')).at(-1)).toEqual({
      actor: 'mallory',
      detail: { file: digestOf(file), bills: 'L-1: 9000 to 4000; L-4: none to 700' },
    });
  });

  it('by much, lowered or withdrawn: waits, whatever is sent again, and nothing is changed', async () => {
    const before = await amounts();
    const lowered = list({ 'L-1': '0.01', 'L-2': '60.00', 'L-3': '10.00' });
    const withdrawn = list({ 'L-3': '10.00' }, '#gone,withdraw');
    for (const file of [lowered, withdrawn, lowered])
      expect(await take(file, 'mallory')).toMatchObject({
        kind: 'waiting',
        digest: digestOf(file),
        limitMinor: 10_000,
      });
    expect(await amounts()).toEqual(before);
    expect(await audit('bill-list-waits')).toHaveLength(3);
  });

  it('and confirms it alone: refused; a second person has it imported, once', async () => {
    const file = list({ 'L-1': '0.01', 'L-2': '60.00', 'L-3': '10.00' });
    await take(file, 'mallory');
    const decide = (
      actor: string,
      decision: 'import' | 'discard' = 'import',
      townId: string | null = TOWN_ID,
    ) => decideList(test.central, { digest: digestOf(file), decision, townId }, actor);
    expect(await decide('mallory')).toEqual({ kind: 'not-decided', reason: 'same-person' });
    expect(await decide('grace', 'import', 'another-town')).toEqual({
      kind: 'not-decided',
      reason: 'not-waiting',
    });
    expect(await decide('grace')).toMatchObject({ kind: 'imported', changed: 2 });
    expect(await amounts()).toEqual(['L-1 1', 'L-2 6000', 'L-3 1000']);
    expect((await audit('import-bills')).at(-1)).toMatchObject({
      actor: 'mallory',
      detail: { file: digestOf(file), movedMinor: 10_999, confirmedBy: 'grace' },
    });
    expect(await decide('grace')).toEqual({ kind: 'not-decided', reason: 'not-waiting' });
  });

  it('and it is discarded, or no one decides for two weeks: it is gone, with the names in it', async () => {
    const [one, other] = [list({ 'L-1': '0.01', 'L-2': '0.01' }), list({ 'L-1': '0.01', 'L-2': '0.02' })];
    await take(one, 'mallory');
    await take(other, 'mallory');
    const wish = { digest: digestOf(one), decision: 'discard', townId: null } as const;
    expect(await decideList(test.central, wish, 'mallory')).toEqual({ kind: 'discarded' });
    const waiting = () => test.central.db.selectFrom('waiting_bill_lists').select('digest').execute();
    expect(await waiting()).toEqual([{ digest: digestOf(other) }]);
    test.later(15 * DAY_MS);
    await tidy(test.central);
    expect(await waiting()).toEqual([]);
  });

  it('and a clerk, IT or an auditor: may neither see nor decide about a list that waits', async () => {
    const file = list({ 'L-1': '0.01', 'L-2': '0.01' });
    await take(file, 'mallory');
    const wish = { digest: digestOf(file), decision: 'import' };
    for (const role of ['clerk', 'it', 'auditor'] as const) {
      const cookie = await signedInAs(test, role);
      expect((await postTo(test, decideBills.path, wish, cookie)).status).toBe(403);
      expect((await fetch(`${test.address}${listWaitingBills.path}`, { headers: { cookie } })).status).toBe(
        403,
      );
    }
    const cookie = await signedInAs(test, 'supervisor');
    const seen = await fetch(`${test.address}${listWaitingBills.path}`, { headers: { cookie } });
    expect(await seen.json()).toMatchObject({
      lists: [{ madeBy: 'mallory', movedMinor: 16_998, currency: 'EUR' }],
    });
    expect(await (await postTo(test, decideBills.path, wish, cookie)).json()).toMatchObject({
      kind: 'imported',
    });
  });
});
