import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TownPayments } from '../../../domain/codes/index.ts';
import {
  BILL_COLUMNS,
  billFile,
  billLine,
  type TestCentral,
  TOWN_ID,
  testCentral,
} from '../testing/index.ts';
import { importBills } from './import-bills.ts';
import { readBillFile } from './read-bill-file.ts';

describe('importing bills', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  const run = (file: Uint8Array | string) => importBills(test.central, TOWN_ID, Buffer.from(file), 'test');
  const bills = () => test.central.db.selectFrom('bills').selectAll().orderBy('bill_number').execute();

  it('takes a file, and the same file again changes nothing', async () => {
    const file = billFile([billLine('100-1', 'A-1', '42.50', '10.00'), billLine('100-2', 'A-2', '1')]);
    expect(await run(file)).toMatchObject({ kind: 'imported', added: 2, changed: 0, unchanged: 0 });
    const before = await bills();
    expect(before).toMatchObject([
      { bill_number: 'A-1', amount_minor: 4250, least_part_minor: 1000, due_on: '2026-12-01', paid_minor: 0 },
      { bill_number: 'A-2', amount_minor: 100, least_part_minor: null },
    ]);
    expect(await run(file)).toMatchObject({ kind: 'imported', added: 0, changed: 0, unchanged: 2 });
    expect(await bills()).toEqual(before);
  });

  it('holds no connection to the database while a large file is read, however long that takes', async () => {
    const lines = Array.from({ length: 600 }, (_, at) => billLine('100-7', `L-${at}`, '1.00'));
    let isReading: (reader: ChildProcess) => void;
    const reading = new Promise<ChildProcess>((resolve) => {
      isReading = resolve;
    });
    const announced = (message: unknown): void => {
      const { process: reader } = message as { process: ChildProcess };
      // It is announced before it has a number of its own: a signal would go to whatever stands there, also to all of the test run.
      reader.once('spawn', () => {
        reader.kill('SIGSTOP');
        isReading(reader);
      });
    };
    subscribe('child_process', announced);
    try {
      const imported = run(billFile(lines));
      const reader = await reading;
      const { rows } = await sql`
        select pid from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()
      `.execute(test.central.db);
      expect(rows).toEqual([]);
      reader.kill('SIGCONT');
      expect(await imported).toMatchObject({ kind: 'imported', added: 600 });
    } finally {
      unsubscribe('child_process', announced);
    }
  });

  it('takes a file with a byte order mark, CRLF and quotation marks', async () => {
    const line = '100-9,,"Lee, Ann",Lee,Q-1,water,2026-12-01,5.00,';
    const file = `\ufeff${BILL_COLUMNS}\r\n${line}\r\n#total,1,5.00\r\n`;
    expect(await run(file)).toMatchObject({ kind: 'imported', added: 1 });
  });

  it('names every bad line with its reason, and changes nothing', async () => {
    const before = await bills();
    const file = [
      BILL_COLUMNS,
      billLine('100-1', 'B-1', '10.00'),
      billLine('100-1', 'B-2', '10.005'),
      billLine('100-1', 'B-3', 'ten'),
      billLine('100-1', 'B-1', '10.00'),
      'only,three,columns',
      '100-1,,Ann Lee,Lee,B-4,no-kind,2026-12-01,1.00,',
      '100-1,,Ann Lee,Lee,B-5,water,2026-02-30,1.00,',
      '100-1,,Someone Else,Else,B-6,water,2026-12-01,1.00,',
      billLine('100-1', 'B-7', '1.00', '2.00'),
      billLine('100-1', 'B-8', '0.00'),
      billLine('1%', 'B-9', '1.00'),
      '100-1,,"Ann\u0007 Lee",Lee,B-10,water,2026-12-01,1.00,',
      '#total,11,1',
    ].join('\n');
    const answer = await run(file);
    expect(answer.kind).toBe('refused');
    const badLines = answer.kind === 'refused' ? answer.badLines : [];
    expect(badLines.map((bad) => bad.line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    const reason = (line: number) => badLines.find((bad) => bad.line === line)?.reason;
    expect(reason(3)).toContain('decimal places');
    expect(reason(5)).toContain('line 2');
    expect(reason(7)).toContain('bill_kind');
    expect(reason(8)).toContain('due_on');
    expect(reason(14)).toContain('count');
    expect(await bills()).toEqual(before);
  });

  it('refuses a control line that is missing, wrong or not the last', async () => {
    const lines = `${BILL_COLUMNS}\n${billLine('100-1', 'C-1', '10.00')}\n`;
    for (const [end, problem] of [
      ['', '#total'],
      ['#total,2,10.00\n', 'count'],
      ['#total,1,10.01\n', 'sum'],
      ['#total,1,10.001\n', 'sum'],
      ['#total,1\n', 'count and a sum'],
      [`#total,1,10.00\n${billLine('100-1', 'C-2', '1.00')}\n`, 'last'],
    ] as const) {
      const answer = await run(`${lines}${end}`);
      expect(answer.kind).toBe('refused');
      expect(JSON.stringify(answer)).toContain(problem);
    }
  });

  it('refuses what is no bill file', async () => {
    for (const file of [
      '',
      'a,b\n',
      Buffer.from([0xff, 0xfe, 0x41]),
      `${BILL_COLUMNS}\n"open\n`,
      '🙂'.repeat(10_000),
    ]) {
      expect((await run(file)).kind).toBe('refused');
    }
  });

  it('alters a bill, and never gives one with payments to another account', async () => {
    expect(await run(billFile([billLine('100-5', 'D-1', '10.00')]))).toMatchObject({ added: 1 });
    expect(await run(billFile([billLine('100-5', 'D-1', '11.00')]))).toMatchObject({ changed: 1 });
    await test.central.db
      .updateTable('bills')
      .set({ paid_minor: 500 })
      .where('bill_number', '=', 'D-1')
      .execute();
    const answer = await run(billFile([billLine('100-4', 'D-1', '11.00'), billLine('100-5', 'D-2', '1.00')]));
    expect(answer).toMatchObject({ kind: 'refused', badLines: [{ line: 2 }] });
    expect((await bills()).find((bill) => bill.bill_number === 'D-2')).toBeUndefined();
  });

  it('refuses a card that another account has', async () => {
    const line = (account: string, bill: string) =>
      `${account},CARDX,Ann Lee,Lee,${bill},water,2026-12-01,1.00,`;
    expect((await run(billFile([line('100-6', 'E-1')]))).kind).toBe('imported');
    expect(await run(billFile([line('100-7', 'E-2')]))).toMatchObject({
      kind: 'refused',
      badLines: [{ line: 2 }],
    });
  });

  it('of the same file twice at once adds each bill once', async () => {
    const file = billFile(Array.from({ length: 300 }, (_, bill) => billLine('100-8', `F-${bill}`, '1.00')));
    const answers = await Promise.all([run(file), run(file), run(file)]);
    const added = answers.map((answer) => (answer.kind === 'imported' ? answer.added : -1));
    expect(added.sort((a, b) => a - b)).toEqual([0, 0, 300]);
  });
});

it('knows how many decimal places a currency has', () => {
  const file = (amount: string) =>
    Buffer.from(`${BILL_COLUMNS}\n${billLine('100-1', 'A-1', amount)}\n#total,1,${amount}\n`);
  expect(readBillFile(file('500'), termsOf('JPY'))).toMatchObject({
    bills: [{ amountMinor: 500 }],
    badLines: [],
  });
  expect(readBillFile(file('5.00'), termsOf('JPY')).badLines.length).toBeGreaterThan(0);
  expect(readBillFile(file('1.234'), termsOf('KWD'))).toMatchObject({
    bills: [{ amountMinor: 1234 }],
    badLines: [],
  });
});

describe('numbers in the town’s forms', () => {
  const forms = { accountNumberForms: ['0000000'], billNumberForms: ['000000', 'A-0000-0000'] };
  const payments = TownPayments.parse(forms);
  const read = (account: string, bill: string, of: TownPayments | null = payments) =>
    readBillFile(billFile([billLine(account, bill, '10.00')]), termsOf('EUR', of ?? undefined));

  it('are taken as the town prints them, also without their hyphens', () => {
    expect(read('0070011', '000412')).toMatchObject({ bills: [{ billNumber: '000412' }], badLines: [] });
    expect(read('0070011', 'W20260412')).toMatchObject({
      bills: [{ billNumber: 'W-2026-0412' }],
      badLines: [],
    });
  });

  it('that lost their zeros in a spreadsheet are refused with line, column and reason', () => {
    expect(read('70011', '000412').badLines).toMatchObject([
      { line: 2, reason: expect.stringMatching(/^account_number: .*0000000.*zeros/) },
    ]);
    expect(read('0070011', '412').badLines).toMatchObject([
      { line: 2, reason: expect.stringMatching(/^bill_number: .*zeros/) },
    ]);
  });

  it('are two of one when they differ by hyphens alone', () => {
    const lines = [billLine('0070011', 'W-2026-0412', '10.00'), billLine('0070011', 'W20260412', '10.00')];
    expect(readBillFile(billFile(lines), termsOf('EUR', payments)).badLines).toMatchObject([{ line: 3 }]);
  });

  it('are taken as they are where the town has said nothing of them', () => {
    expect(read('70011', '412', null)).toMatchObject({
      bills: [{ accountNumber: '70011' }],
      badLines: [],
    });
  });
});

function termsOf(currency: string, payments?: TownPayments) {
  const { accountNumberForms = [], billNumberForms = [] } = payments ?? {};
  return { currency, timeZone: 'Europe/Berlin', kinds: ['water'], accountNumberForms, billNumberForms };
}
