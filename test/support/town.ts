import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { importBills } from '../../central/server/bills/index.ts';
import type { Central } from '../../central/server/central.ts';
import { createKiosk } from '../../central/server/kiosks/index.ts';
import { defaultLimits } from '../../central/server/limits.ts';
import { argonPasswords } from '../../central/server/passwords/index.ts';
import {
  billFile,
  billIdOf,
  enrolTestKiosk,
  payToTheEnd,
  type TestJournal,
  type TestKiosk,
  testDatabase,
  testJournal,
} from '../../central/server/testing/index.ts';
import { importTown } from '../../central/server/town/index.ts';
import { deliverJournal } from '../../domain/wire/index.ts';
import { type CentralProgram, startCentralProgram } from './central-program.ts';

export const TOWN_FOLDER = fileURLToPath(new URL('../../config/towns/millbrook', import.meta.url));
const TOWN_ID = 'millbrook';
const ACTOR = 'test';

export type TestBill = {
  readonly accountNumber: string;
  readonly billNumber: string;
  readonly amountMinor: number;
};

/** The town of the demo with central as its own program, on a database of its own. */
export type TestTown = {
  /** The database, to look at and to import into. */
  readonly central: Central;
  readonly port: () => number;
  /** A bill of an account of its own, with the surname Lee; again with another amount, it is changed. */
  readonly bill: (change?: Partial<TestBill>) => Promise<TestBill>;
  /** The bill is paid whole at another kiosk, and central has it. */
  readonly payElsewhere: (bill: TestBill) => Promise<void>;
  readonly enrolmentCode: () => Promise<{ code: string; kioskId: string; enrolmentCode: string }>;
  readonly killCentral: () => Promise<void>;
  readonly startCentral: () => Promise<void>;
  /** Keeps a copy of the whole database; `restore` puts it in the database's place. Central must not run. */
  readonly backUp: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the town: database, program, the demo town imported. */
export async function openTown(): Promise<TestTown> {
  const database = await testDatabase();
  const central: Central = {
    db: database.db,
    now: () => new Date(),
    limits: defaultLimits,
    passwords: argonPasswords(),
    secondFactorFor: [],
    demo: false,
  };
  await importTown(central, TOWN_FOLDER, ACTOR);
  let program: CentralProgram = await startCentralProgram(database.url);
  let counted = 0;
  let running = true;
  let elsewhere: Promise<{ kiosk: TestKiosk; journal: TestJournal }> | null = null;
  /** Payments elsewhere go one after the other: of two deliveries of one kiosk at once, one would come before what it follows. */
  let turn: Promise<unknown> = Promise.resolve();

  async function enrolmentCode(): Promise<{ code: string; kioskId: string; enrolmentCode: string }> {
    counted += 1;
    const code = `T${counted}`;
    const created = await createKiosk(
      central,
      { townId: TOWN_ID, code, name: 'Test kiosk', confirms: true },
      ACTOR,
    );
    if (created.kind !== 'created') throw new Error(created.reason);
    return { code, kioskId: created.kioskId, enrolmentCode: created.enrolmentCode };
  }

  async function otherKiosk(): Promise<{ kiosk: TestKiosk; journal: TestJournal }> {
    const { enrolmentCode: code } = await enrolmentCode();
    const kiosk = await enrolTestKiosk(`http://127.0.0.1:${program.port}`, code);
    return { kiosk, journal: testJournal(kiosk.kioskId, kiosk.key) };
  }

  async function payAtOther({ billNumber, amountMinor }: TestBill): Promise<void> {
    elsewhere ??= otherKiosk();
    const { kiosk, journal } = await elsewhere;
    const billId = await billIdOf(database.db, billNumber);
    const before = journal.entries.length;
    payToTheEnd(journal, {
      transactionId: randomUUID(),
      reference: `${kiosk.prefix}-${before + 1}`,
      lines: [{ billId, billNumber, amountMinor }],
    });
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(before) });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
  }

  return {
    central,
    port: () => program.port,
    bill: async (change = {}) => {
      counted += 1;
      const bill = {
        accountNumber: `900-${String(counted).padStart(4, '0')}`,
        billNumber: `T-2026-${String(counted).padStart(4, '0')}`,
        amountMinor: 4_200 + counted,
        ...change,
      };
      const amount = (bill.amountMinor / 100).toFixed(2);
      const line = `${bill.accountNumber},,Ann Lee,Lee,${bill.billNumber},water,2026-12-01,${amount},10.00`;
      const imported = await importBills(central, TOWN_ID, billFile([line]), ACTOR);
      if (imported.kind !== 'imported') throw new Error(JSON.stringify(imported));
      return bill;
    },
    payElsewhere: (bill) => {
      const paid = turn.then(() => payAtOther(bill));
      turn = paid.catch(() => undefined);
      return paid;
    },
    enrolmentCode,
    killCentral: async () => {
      running = false;
      await program.kill();
    },
    startCentral: async () => {
      if (!running) program = await startCentralProgram(database.url);
      running = true;
    },
    backUp: () => copyTables(database.adminUrl, 'public', 'kept'),
    restore: () => copyTables(database.adminUrl, 'kept', 'public'),
    close: async () => {
      if (running) await program.stop();
      await database.close();
    },
  };
}

/** Copies every table of one schema over the tables of the same names in another. */
async function copyTables(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    // As the backup program does: without triggers and foreign keys, which the copied rows have passed once.
    await client.query("set local session_replication_role = 'replica'");
    await client.query(`create schema if not exists ${to}`);
    const { rows } = await client.query(
      'select table_name from information_schema.tables where table_schema = $1',
      [from],
    );
    for (const { table_name: table } of rows as { table_name: string }[]) {
      await client.query(`create table if not exists ${to}.${table} (like ${from}.${table} including all)`);
      await client.query(`delete from ${to}.${table}`);
      await client.query(`insert into ${to}.${table} overriding system value select * from ${from}.${table}`);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
