import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import { buildApp } from '../app/index.ts';
import { importBills, listBillRows } from '../bills/index.ts';
import type { Central } from '../central.ts';
import { type ConnectedDatabase, connectDatabase, embeddedProgram } from '../database/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { createKiosk } from '../kiosks/index.ts';
import { defaultLimits } from '../limits.ts';
import { argonPasswords } from '../passwords/index.ts';
import {
  billFile,
  billLine,
  enrolTestKiosk,
  kioskAt,
  payToTheEnd,
  type TestKiosk,
  TOWN_ID,
  temporaryFolder,
  testJournal,
  townFolder,
} from '../testing/index.ts';
import { importTown } from '../town/index.ts';
import { makeBackup, restoreBackup } from './index.ts';

const BILLS = 40;

type Running = {
  readonly central: Central;
  readonly database: ConnectedDatabase;
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** A central on its own embedded database, whatever the other tests run on. */
async function start(dataFolder: string): Promise<Running> {
  const database = await connectDatabase({ databaseUrl: null, dataFolder }, () => undefined);
  const central: Central = {
    db: database.db,
    now: () => new Date(),
    limits: defaultLimits,
    passwords: argonPasswords(),
    secondFactorFor: [],
    demo: false,
  };
  const log = pino({ level: 'silent' });
  const app = await buildApp(central, { log, consoleFolder: dataFolder, proxies: [], publicUrl: null });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  return { central, database, address, close };
}

describe('a backup of the embedded database', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const backups = join(folder, 'backups');
  let running: Running;
  let kiosk: TestKiosk;
  let journal: ReturnType<typeof testJournal>;
  let bills: { billId: string; billNumber: string }[];
  let backup = '';

  beforeAll(async () => {
    running = await start(data);
    const { central, address } = running;
    await importTown(central, townFolder(), 'test');
    const lines = Array.from({ length: BILLS }, (_, bill) => billLine('104-2210', `W-${bill}`, '1.00'));
    await importBills(central, TOWN_ID, billFile(lines), 'test');
    const wanted = { townId: TOWN_ID, code: 'MILL1', name: 'Town hall', confirms: true };
    const created = await createKiosk(central, wanted, 'test');
    if (created.kind !== 'created') throw new Error(created.reason);
    kiosk = await enrolTestKiosk(address, created.enrolmentCode);
    journal = testJournal(kiosk.kioskId, kiosk.key);
    bills = (await listBillRows(central.db, { limit: BILLS, now: new Date() })).bills;
  });
  afterAll(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Pays one bill more, and has central know it. */
  async function pay(at: number): Promise<void> {
    const { billId, billNumber } = bills[at] ?? { billId: '', billNumber: '' };
    const lines = [{ billId, billNumber, amountMinor: 100 }];
    const transactionId = randomUUID();
    const total = { amountMinor: 100, currency: 'EUR' };
    const held = await kiosk.ask(holdBills, { transactionId, lines, total });
    if (held.kind !== 'held') throw new Error(held.reason);
    const known = journal.entries.length;
    payToTheEnd(journal, { transactionId, reference: `MILL1-${at}`, lines, holdId: held.holdId });
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(known) });
    expect(answer.kind).toBe('accepted');
  }

  const embedded = () => {
    if (running.database.embedded === null) throw new Error('not the embedded database');
    return { ...running.database.embedded, dataFolder: data };
  };
  const restore = async (from: string, to: string) => restoreBackup(from, to, await embeddedProgram());

  it('is made while kiosks deliver; restored elsewhere it takes what has come since, and posts nothing twice', async () => {
    mkdirSync(join(data, 'secrets'));
    writeFileSync(join(data, 'secrets', 'content.key'), 'secret');
    for (let at = 0; at < 5; at += 1) await pay(at);
    const making = makeBackup(embedded(), backups, new Date('2026-11-30T02:30:00Z'));
    let during = 5;
    const paying = (async () => {
      for (; during < 15; during += 1) await pay(during);
    })();
    const made = await making;
    if (made.kind !== 'made') throw new Error(made.reason);
    backup = made.folder;
    expect(readdirSync(backups)).toEqual(['backup-2026-11-30T02-30-00Z']);
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    await paying;
    for (let at = 15; at < 20; at += 1) await pay(at);
    const { rows } = await sql`select 1 from pg_replication_slots`.execute(running.central.db);
    expect(rows).toEqual([]);
    await running.close();

    const elsewhere = join(folder, 'elsewhere');
    expect(await restore(backup, elsewhere)).toEqual({
      kind: 'restored',
      madeAt: '2026-11-30T02:30:00.000Z',
    });
    expect(readFileSync(join(elsewhere, 'secrets', 'content.key'), 'utf8')).toBe('secret');
    running = await start(elsewhere);
    const known = await running.central.db
      .selectFrom('kiosks')
      .select(['head_seq', 'epoch'])
      .executeTakeFirstOrThrow();
    expect(known.head_seq).toBeGreaterThanOrEqual(journal.entries.length / 4);
    expect(known.head_seq).toBeLessThan(journal.entries.length);
    kiosk = kioskAt(running.address, { kioskId: kiosk.kioskId, kioskCode: 'MILL1', epoch: 1 }, kiosk.key);
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(known.head_seq) });
    expect(answer).toMatchObject({ kind: 'accepted', head: { seq: journal.entries.length } });
    const after = (await listBillRows(running.central.db, { limit: BILLS, now: new Date() })).bills;
    expect(after.map(({ paidMinor }) => paidMinor).filter((paid) => paid === 100)).toHaveLength(20);
    expect(after.filter(({ paidMinor }) => paidMinor !== 0 && paidMinor !== 100)).toEqual([]);
    expect(
      await listExceptionRows(running.central.db, { closed: true, limit: 10, now: running.central.now() }),
    ).toEqual([]);
    await pay(20);
  });

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'in which one bit has changed',
      (copy) => {
        const file = join(copy, 'postgres', 'global', 'pg_control');
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
        chmodSync(file, 0o600);
        writeFileSync(file, bytes);
      },
      /^postgres\/global\/pg_control in the backup is damaged/,
    ],
    [
      'in which a file is missing',
      (copy) => rmSync(join(copy, 'postgres', 'PG_VERSION')),
      /^postgres\/PG_VERSION is missing in the backup/,
    ],
    ['that was never finished', (copy) => rmSync(join(copy, 'backup.json')), /is no whole backup/],
    [
      'whose list names a file outside',
      (copy) => rewrite(copy, (text) => text.replace('"postgres/PG_VERSION"', '"../../etc/PG_VERSION"')),
      /backup.json is damaged/,
    ],
    ['whose list is cut', (copy) => rewrite(copy, (text) => text.slice(0, 900)), /backup.json is damaged/],
    [
      'of another PostgreSQL',
      (copy) => rewrite(copy, (text) => text.replace(/"postgres":"\d+"/, '"postgres":"9"')),
      /^the backup is of PostgreSQL 9/,
    ],
  ])('%s is refused, and nothing is put anywhere', async (_what, damage, reason) => {
    const copy = join(folder, `copy-${randomUUID()}`);
    cpSync(backup, copy, { recursive: true });
    damage(copy);
    const to = join(folder, 'never');
    expect(await restore(copy, to)).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
    rmSync(copy, { recursive: true });
  });

  const rewrite = (copy: string, change: (text: string) => string): void => {
    const file = join(copy, 'backup.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };

  it('goes over no other central, and lies in no data folder', async () => {
    expect(await restore(backup, data)).toMatchObject({ reason: expect.stringContaining('is not empty') });
    const inside = join(folder, 'elsewhere', 'backups');
    const from = { ...embedded(), dataFolder: join(folder, 'elsewhere') };
    expect(await makeBackup(from, inside, new Date())).toMatchObject({
      reason: expect.stringContaining('lies in the data folder'),
    });
    expect(readdirSync(join(folder, 'elsewhere'))).not.toContain('backups');
  });
});
