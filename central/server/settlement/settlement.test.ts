import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOfBooks } from '../../../domain/settlement/index.ts';
import { addDays, instantIn } from '../../../domain/time/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';
import type { SettlementDay, SettlementMapping } from '../../wire/index.ts';
import { postByClerk, writeClerkEntry } from '../books/index.ts';
import { closeByHand } from '../closing/index.ts';
import { inTransaction, openDatabase } from '../database/index.ts';
import {
  billIdOf,
  billLine,
  payInDoubt,
  payToTheEnd,
  refuseReversal,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { readTown } from '../town/index.ts';
import { readClosed } from './chain.ts';
import { closeDay } from './close-day.ts';
import { notificationXml } from './notification-xml.ts';
import { postingsCsv } from './postings-csv.ts';
import { catchUpMovements } from './project-movements.ts';
import { readContents } from './read-contents.ts';
import { listDays, readDay } from './read-day.ts';
import { type GivenFile, previewFile, takeFile } from './take-file.ts';

const RULE = { timeZone: 'Europe/Berlin', cutOff: '24:00' };
const anna = { userName: 'anna', role: 'clerk' } as const;
const ben = { userName: 'ben', role: 'supervisor' } as const;

let test: TestCentral;
let day: string;
let library: Kiosk;
let hall: Kiosk;

type Kiosk = {
  readonly kiosk: TestKiosk;
  readonly journal: TestJournal;
  readonly deliver: () => Promise<void>;
};

beforeAll(async () => {
  test = await testCentral();
  // Noon of a day in the town, so that no midnight comes in between.
  day = addDays(dayOfBooks(RULE, new Date()), 1);
  goTo(day, '12:00');
  const bills = Array.from({ length: 12 }, (_, at) => billLine('104-2210', `W-${at}`, `${at + 10}.00`));
  await test.importLines(bills);
  library = await kioskNamed('LIB1');
  hall = await kioskNamed('HALL1');
});
afterAll(() => test.close());

/** Puts central's clock to a time in the town. */
function goTo(wanted: string, time: string): void {
  const at = instantIn(RULE.timeZone, `${wanted}T${time}`);
  test.later((at?.getTime() ?? 0) - test.central.now().getTime());
}

async function kioskNamed(code: string): Promise<Kiosk> {
  const kiosk = await test.kiosk(code);
  const journal = testJournal(kiosk.kioskId, kiosk.key, 1, test.central.now);
  let sent = 0;
  return {
    kiosk,
    journal,
    deliver: async () => {
      const entries = journal.entries.slice(sent);
      const createdMs = test.central.now().getTime();
      const answer = await kiosk.ask(deliverJournal, { entries }, { createdMs });
      if (answer.kind !== 'accepted') throw new Error(answer.kind);
      sent = journal.entries.length;
    },
  };
}

let count = 0;
/** A payment of this bill, of 10 and its number in euros. */
async function paymentOf(kiosk: Kiosk, bill: number) {
  count += 1;
  const billNumber = `W-${bill}`;
  const billId = await billIdOf(test.central.db, billNumber);
  const lines = [{ billId, billNumber, amountMinor: (bill + 10) * 100 }];
  return { transactionId: randomUUID(), reference: `${kiosk.kiosk.prefix}-${count}`, lines };
}

const town = async () => {
  const found = await readTown(test.central.db, TOWN_ID);
  if (!found) throw new Error('no town');
  return found;
};
const read = async (of = day): Promise<SettlementDay> => {
  await catchUpMovements(test.central.db);
  return readDay(test.central.db, await town(), of, test.central.now());
};
type Closer = Parameters<typeof closeDay>[3];
const close = async (person: Closer, of = day, digest?: string) =>
  closeDay(test.central, await town(), { day: of, digest: digest ?? (await read(of)).digest }, person);

describe('a day of books', () => {
  it('says of each kiosk what was taken, booked, sent back and is with a clerk, and lists every difference', async () => {
    const paid = await paymentOf(library, 0);
    payToTheEnd(library.journal, paid);
    payToTheEnd(library.journal, await paymentOf(library, 1));
    await library.deliver();
    // Paid once more from elsewhere: central does not take it.
    payToTheEnd(hall.journal, { ...(await paymentOf(hall, 0)), holdId: 'not-ours' });
    payInDoubt(hall.journal, await paymentOf(hall, 2));
    refuseReversal(hall.journal, await paymentOf(hall, 3));
    await hall.deliver();
    const { kiosks, differences, late, over } = await read();
    expect(kiosks).toMatchObject([
      { kioskCode: 'HALL1', takenMinor: 2300, takenCount: 2, postedMinor: 0, openMinor: 3500 },
      {
        kioskCode: 'LIB1',
        takenMinor: 2100,
        takenCount: 2,
        postedMinor: 2100,
        openMinor: 0,
        fileMinor: null,
      },
    ]);
    expect(differences).toMatchObject([
      { kind: 'not-settled', kioskCode: 'HALL1', oursMinor: 1000, exceptions: ['refused-payment'] },
      { kind: 'not-settled', kioskCode: 'HALL1', oursMinor: 1300, exceptions: ['reversal-refused'] },
      { kind: 'in-doubt', kioskCode: 'HALL1', oursMinor: 1200, exceptions: ['payment-unknown'] },
    ]);
    expect([late, over]).toEqual([[], false]);
  });

  it('follows what clerks do: what was charged is booked, what was given back is back', async () => {
    const [refused, , unknown] = (await read()).differences;
    const settle = (one: typeof refused, kind: string, way: Parameters<typeof closeByHand>[1]['way']) =>
      test.central.db
        .selectFrom('exceptions')
        .select('detail')
        .where('transaction_id', '=', one?.transactionId ?? '')
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow()
        .then(({ detail }) =>
          closeByHand(
            test.central,
            {
              kioskId: one?.kioskId ?? '',
              transactionId: one?.transactionId ?? '',
              kind,
              detail,
              way,
              finding: 'Asked',
            },
            ben,
          ),
        );
    expect(
      await settle(refused, 'refused-payment', { kind: 'given-back', how: 'card', reference: 'R-1' }),
    ).toEqual({ kind: 'closed' });
    expect(await settle(unknown, 'payment-unknown', { kind: 'charged', reference: 'ACQ-1' })).toEqual({
      kind: 'closed',
    });
    const { kiosks, differences } = await read();
    expect(kiosks[0]).toMatchObject({
      takenMinor: 3500,
      postedMinor: 1200,
      returnedMinor: 1000,
      openMinor: 1300,
    });
    expect(differences).toMatchObject([{ kind: 'not-settled', exceptions: ['reversal-refused'] }]);
  });

  it('reads of the day, not of everything: every question about it uses an index', async () => {
    // So small a table is read whole unless that is forbidden.
    const { rows } = await test.central.db.transaction().execute(async (transaction) => {
      await sql`set local enable_seqscan = off`.execute(transaction);
      return sql<{ 'QUERY PLAN': string }>`
        explain select kind, sum(amount_minor) from settlement_movements where town_id = ${TOWN_ID} and day = ${day}::date group by kind`.execute(
        transaction,
      );
    });
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('settlement_movements_by_day');
  });
});

const mapping: SettlementMapping = {
  amount: 'Amount',
  currency: 'Currency',
  transactionId: 'Terminal Ref',
  authorisationCode: 'Auth',
  time: 'Date',
  timeForm: 'day-first',
};
const HEADER = 'Date;Terminal Ref;Auth;Amount;Currency';

describe('the file of the card company', () => {
  let when = '';
  let numbers: { id: string; amount: string }[] = [];
  beforeAll(async () => {
    when = `${day.split('-').reverse().join('.')} 12:00`;
    const { rows } = await sql<{ id: string; amount: number }>`
      select terminal_transaction_id as id, amount_minor as amount from settlement_movements
      where kind = 'taken' and terminal_transaction_id is not null order by terminal_transaction_id`.execute(
      test.central.db,
    );
    numbers = rows.map(({ id, amount }) => ({ id, amount: `${amount / 100},00` }));
  });
  const line = (id: string, amount: string, currency = 'EUR'): string =>
    `${when};${id};;${amount};${currency}`;
  const file = (rows: readonly string[], more: Partial<GivenFile> = {}): GivenFile => ({
    day,
    name: 'acquirer.csv',
    csv: `${[HEADER, ...rows].join('\r\n')}\r\n`,
    mapping,
    ...more,
  });
  const preview = async (given: GivenFile) => previewFile(test.central, await town(), given);
  const own = (): string[] => numbers.map(({ id, amount }) => line(id, amount));

  it('fits by the terminal’s numbers, and the preview keeps nothing', async () => {
    expect(numbers).toHaveLength(4);
    // The clerk's charge has no number of the terminal: the company's line is a difference until someone has looked.
    const read = await preview(file([...own(), '#total;4;44,00']));
    expect(read).toMatchObject({ kind: 'read', lines: 4, sumMinor: 4400, matched: 4, currency: 'EUR' });
    const kinds = read.kind === 'read' ? read.differences.map(({ kind }) => kind) : [];
    expect(kinds).toEqual(['not-settled', 'other-amount', 'not-in-file']);
    const kept = await test.central.db.selectFrom('settlement_files').selectAll().execute();
    expect(kept).toEqual([]);
  });

  it.each<[string, (rows: string[]) => readonly string[], string | undefined, number, RegExp]>([
    [
      'a line that is missing',
      (rows) => [...rows.slice(1), '#total;4;44,00'],
      undefined,
      5,
      /a line is missing/,
    ],
    [
      'a doubled line',
      (rows) => [...rows, rows[0] ?? '', '#total;5;54,00'],
      undefined,
      6,
      /stands in line 2 already/,
    ],
    [
      'a wrong total',
      (rows) => [...rows, '#total;4;44,01'],
      undefined,
      6,
      /44,01 was announced; the lines come to 44.00/,
    ],
    ['a wrong total that was typed', (rows) => rows, '44.01', 0, /typed as 44.01; the lines come to 44.00/],
    ['no total at all', (rows) => rows, undefined, 5, /type the total/],
    [
      'another currency',
      (rows) => [...rows, line('T-X', '1,00', 'USD'), '#total;5;45,00'],
      undefined,
      6,
      /expected EUR; there is USD/,
    ],
    ['cut in half', (rows) => [...rows.slice(0, 2), `${when};T-`], '44.00', 4, /may be cut off here/],
    ['an amount with a thousands sign', () => [line('T-X', '1.044,00')], '1044.00', 2, /one decimal sign/],
    ['no amount', () => [line('T-X', 'much')], '1.00', 2, /expected an amount/],
    ['a day that is none', () => [`31.02.2026;T-X;;1,00;EUR`], '1.00', 2, /expected a time/],
    ['nothing to find it by', () => [`${when};;;1,00;EUR`], '1.00', 2, /nothing by which/],
    ['nothing', () => [], '0.00', 1, /no payment is in it/],
  ])('with %s is refused, with line and reason', async (_what, rows, sum, at, reason) => {
    const refused = await preview(file(rows(own()), { sum }));
    expect(refused).toMatchObject({ kind: 'refused' });
    const lines = refused.kind === 'refused' ? refused.badLines : [];
    expect(lines.find((one) => one.line === at)?.reason, JSON.stringify(lines)).toMatch(reason);
  });

  it('without a column that the town has named is refused, and says which there are', async () => {
    const refused = await preview(file(own(), { mapping: { ...mapping, amount: 'Gross' }, sum: '44.00' }));
    expect(refused).toMatchObject({
      badLines: [
        {
          line: 1,
          reason: 'expected the columns gross; there are date, terminal ref, auth, amount, currency',
        },
      ],
    });
  });

  it('is taken once; of two at once one is taken, and its lines never again', async () => {
    const [first = '', ...others] = own().map((row) => row.replace(';11,00;', ';11,50;'));
    const planted = [first, ...others, line('T-STRANGE', '12,00')];
    const given = file(planted, { sum: '56.50' });
    const took = await Promise.all([
      takeFile(test.central, await town(), given, 'anna'),
      takeFile(test.central, await town(), given, 'ben'),
    ]);
    expect(took.map(({ kind }) => kind).sort()).toEqual(['refused', 'taken']);
    const again = await preview(file([first, line('T-NEW', '1,00')], { sum: '11.00' }));
    expect(again).toMatchObject({
      badLines: [{ line: 2, reason: expect.stringMatching(/acquirer.csv, line 2, which was taken already/) }],
    });
    const { differences, files, kiosks } = await read();
    expect(files).toMatchObject([{ name: 'acquirer.csv', lines: 5, sumMinor: 5650 }]);
    const found = differences.map(({ kind, oursMinor, theirsMinor }) => [kind, oursMinor, theirsMinor]);
    // Given back by card, and not in the file; changed; charged by a clerk's word, and a line that it may be.
    expect(found).toEqual([
      ['not-settled', 1300, null],
      ['other-amount', 1100, 1150],
      ['other-amount', 0, 1000],
      ['not-in-file', 1200, null],
      ['not-in-books', 0, 1200],
    ]);
    expect(kiosks.map(({ fileMinor }) => fileMinor)).toEqual([2300, 2150]);
  });

  it('says which exception a line may be that is not in our books', async () => {
    const payment = await paymentOf(library, 4);
    payInDoubt(library.journal, payment);
    await library.deliver();
    const read = await preview(file([line('T-UNKNOWN', '14,00')], { name: 'more.csv', sum: '14.00' }));
    const strange =
      read.kind === 'read' ? read.differences.find(({ file: from }) => from === 'more.csv') : null;
    expect(strange).toMatchObject({
      kind: 'not-in-books',
      theirsMinor: 1400,
      perhaps: { kioskId: library.kiosk.kioskId, reference: payment.reference },
    });
  });
});

describe('closing a day', () => {
  it('waits for its end, and for what the person has seen', async () => {
    expect(await close(anna)).toMatchObject({ kind: 'not-over' });
    goTo(addDays(day, 1), '08:00');
    expect(await close(anna, day, 'f'.repeat(64))).toEqual({ kind: 'changed' });
  });

  it('is done once: of two at once the other learns who was first', async () => {
    const { digest } = await read();
    const both = await Promise.all([close(anna, day, digest), close(ben, day, digest)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['already-closed', 'closed']);
    const { closing, differences, kiosks } = await read();
    expect(closing).toMatchObject({ number: 1, confirmedBy: null });
    expect(differences.length).toBeGreaterThan(3);
    expect(kiosks).toHaveLength(2);
  });

  it('stays as it is: what comes later of that day is counted to the day on which it comes, and says so', async () => {
    const before = await read();
    // The kiosk was away: by its clock the payment is of yesterday.
    goTo(day, '13:00');
    const payment = await paymentOf(hall, 5);
    payToTheEnd(hall.journal, payment);
    goTo(addDays(day, 1), '09:00');
    await hall.deliver();
    expect(await read()).toEqual(before);
    const next = await read(addDays(day, 1));
    expect(next.late).toMatchObject([
      { kind: 'taken', reference: payment.reference, ownDay: day, amountMinor: 1500 },
    ]);
    expect(next.kiosks).toMatchObject([{ kioskCode: 'HALL1', takenMinor: 1500, postedMinor: 1500 }, {}]);
  });

  it('counts a refund of yesterday’s payment to the day on which it is made, off the books and with its bill', async () => {
    const { db, now } = test.central;
    const { kiosk_id: kioskId, transaction_id: transactionId } = await db
      .selectFrom('settlement_movements')
      .select(['kiosk_id', 'transaction_id'])
      .where('terminal_transaction_id', '=', 'T-LIB1-2')
      .executeTakeFirstOrThrow();
    const whose = { townId: TOWN_ID, kioskId, transactionId, by: 'anna', at: now() };
    const amount = { amountMinor: 400, currency: 'EUR' };
    const billId = await billIdOf(db, 'W-1');
    await inTransaction(db, async (transaction) => {
      await postByClerk(transaction, { ...whose, billId, amount: { ...amount, amountMinor: -400 } });
      const body = { refundId: 'r', amount, how: 'transfer', reference: 'SEPA-1', billId, confirmedBy: null };
      await writeClerkEntry(transaction, { ...whose, kind: 'refund-done', body });
    });
    const { kiosks, differences } = await read(addDays(day, 1));
    expect(kiosks[1]).toMatchObject({ kioskCode: 'LIB1', postedMinor: -400, refundedMinor: 400 });
    expect(differences).toEqual([]);
    const { entries } = await readContents(db, await town(), addDays(day, 1));
    expect(entries.filter(({ amountMinor }) => amountMinor < 0)).toMatchObject([
      { kind: 'posted', lines: [{ what: 'W-1', amountMinor: -400 }] },
    ]);
  });

  it('refuses a file for a closed day, and every change of a record by the program', async () => {
    const given = { day, name: 'late.csv', csv: `${HEADER}\n01.01.2027;T;;1,00;EUR\n`, mapping, sum: '1.00' };
    expect(await previewFile(test.central, await town(), given)).toMatchObject({
      badLines: [{ line: 0, reason: expect.stringMatching(/^the day is closed/) }],
    });
    for (const table of ['closings', 'movements', 'files', 'lines'])
      for (const statement of [`delete from`, `truncate`])
        await expect(sql.raw(`${statement} settlement_${table}`).execute(test.central.db)).rejects.toThrow(
          /permission denied/,
        );
  });

  it('goes in the order of the days, and needs a supervisor as the second person above the town’s limit', async () => {
    await sql`update towns set definition = (definition::jsonb || '{"settlement":{"secondPersonAboveMinor":1000}}')::json`.execute(
      test.central.db,
    );
    goTo(addDays(day, 2), '12:00');
    payToTheEnd(library.journal, await paymentOf(library, 6));
    await library.deliver();
    goTo(addDays(day, 3), '08:00');
    const [first, second] = [addDays(day, 1), addDays(day, 2)];
    expect(await close(anna, second)).toEqual({ kind: 'earlier-first', day: first });
    expect(await close(anna, first)).toEqual({ kind: 'waiting' });
    expect((await read(first)).waiting).toMatchObject({ askedBy: 'anna' });
    expect(await close(anna, first)).toEqual({ kind: 'same-person' });
    expect(await close({ userName: 'carl', role: 'clerk' }, first)).toEqual({
      kind: 'supervisor-needed',
    });
    expect(await close(ben, first)).toEqual({ kind: 'closed', number: 2 });
    expect((await read(first)).closing).toMatchObject({ closedBy: 'anna', confirmedBy: 'ben' });
    expect(await close(ben, second)).toEqual({ kind: 'waiting' });
    expect(await close(ben, addDays(day, -1))).toEqual({ kind: 'passed' });
  });

  it('shows which days are closed, wait or are open', async () => {
    const { days, brokenAt } = await listDays(test.central.db, await town(), undefined, test.central.now());
    expect(days).toMatchObject([
      { day: addDays(day, 3), state: 'open', takenMinor: 0 },
      { day: addDays(day, 2), state: 'waiting', takenMinor: 1600 },
      { day: addDays(day, 1), state: 'closed', takenMinor: 1500 },
      { day, state: 'closed' },
    ]);
    expect(brokenAt).toBeNull();
  });
});

describe('the posting file', () => {
  const closed = async () => {
    const found = await readClosed(test.central.db, TOWN_ID, day);
    if (!found) throw new Error('not closed');
    return found;
  };

  it('has each bill once, control totals, and the same bytes whenever it is made', async () => {
    const { record } = await closed();
    const csv = postingsCsv(record);
    expect(postingsCsv((await closed()).record)).toBe(csv);
    const lines = csv.slice(1).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^day,entry,reference,kiosk,time,own_day,late,what,amount,currency,/);
    expect(lines.filter((line) => line.includes(',posted,')).map((line) => line.split(',')[7])).toEqual(
      expect.arrayContaining(['W-0', 'W-1', 'W-2']),
    );
    expect(lines.slice(-7)).toEqual([
      '#taken,5,56.00',
      '#posted,3,33.00',
      '#returned,1,10.00',
      '#refunded,0,0.00',
      '#with-clerk,,27.00',
      '#record,1,',
      '#total,3,33.00',
    ]);
  });

  it('is the same message of ISO 20022 every time', async () => {
    const { record, hash } = await closed();
    const xml = notificationXml(record, hash);
    expect(notificationXml((await closed()).record, hash)).toBe(xml);
    expect(xml).toContain('<Amt Ccy="EUR">10.00</Amt>');
    expect(xml.match(/<Ntry>/g)).toHaveLength(3);
  });
});

it('notices a closed day whose record was changed behind its back', async () => {
  const owner = openDatabase(test.ownerUrl, () => undefined, 1);
  await sql
    .raw(
      `alter table settlement_closings disable trigger user;
       update settlement_closings set body = (body::jsonb || '{"closedBy":"nobody"}')::json where number = 1;
       alter table settlement_closings enable trigger user`,
    )
    .execute(owner);
  await owner.destroy();
  const { brokenAt } = await listDays(test.central.db, await town(), undefined, test.central.now());
  expect(brokenAt).toBe(day);
});
