import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalBody } from '../../domain/journal/index.ts';
import { deviceKey } from '../identity/index.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { digest, type JournalSettings, openJournal } from './index.ts';
import type { Journal } from './journal.ts';

const KIOSK = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';
const TRANSACTION = '5f0c1f7a-8f3f-4a0e-9d2b-1a2b3c4d5e6f';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function settings(changes: Partial<JournalSettings> = {}): JournalSettings {
  const key = deviceKey(join(folder, 'device.key'));
  return {
    path: join(folder, 'journal.db'),
    key: 'a-key',
    kioskId: KIOSK,
    epoch: 1,
    begun: false,
    verify: key.verify,
    maker: { kioskId: KIOSK, bootId: KIOSK, now: () => new Date(), monotonicMs: () => 5, sign: key.sign },
    ...changes,
  };
}

function open(changes: Partial<JournalSettings> = {}): Journal {
  const opened = openJournal(settings(changes));
  if (opened.kind !== 'open') throw new Error(opened.why);
  return opened.journal;
}

const kioskEvent: JournalBody = { subject: 'kiosk', event: { kind: 'back-in-order' } };
const started: JournalBody = {
  subject: 'transaction',
  transactionId: TRANSACTION,
  event: { kind: 'started', reference: 'MILL1-1', serviceId: 'pay-bill', language: 'en' },
};
const record = {
  recordId: TRANSACTION,
  salt: Buffer.alloc(32, 1).toString('base64'),
  data: { kind: 'account' as const, accountNumber: '104-2210', holderName: 'Canary Person' },
};

const details: JournalBody = {
  subject: 'transaction',
  transactionId: TRANSACTION,
  event: {
    kind: 'details-given',
    details: { recordId: record.recordId, hash: digest({ salt: record.salt, data: record.data }) },
  },
};

function change(sql: string): void {
  const database = openDatabase(join(folder, 'journal.db'), 'a-key');
  database.exec('DROP TRIGGER entries_are_never_changed; DROP TRIGGER entries_are_never_deleted;');
  database.exec(sql);
  closeDatabase(database);
}

function brokenBy(sql: string): string {
  const journal = open();
  for (let count = 0; count < 5; count += 1) journal.append(kioskEvent);
  journal.close();
  change(sql);
  const opened = openJournal(settings({ begun: true }));
  return opened.kind === 'broken' ? opened.why : 'open';
}

describe('the journal', () => {
  it('keeps entries over a restart, each chained to the one before', () => {
    const journal = open();
    const first = journal.append(started);
    const second = journal.append(kioskEvent);
    if (first.kind !== 'kept' || second.kind !== 'kept') throw new Error('not kept');
    expect(second.entry.prev).toBe(first.entry.hash);
    journal.close();
    const again = open({ begun: true });
    expect(again.head()).toEqual({ epoch: 1, seq: 2, hash: second.entry.hash });
    expect(again.openTransactions()).toEqual([TRANSACTION]);
    expect(again.undelivered(10).map(({ entry }) => entry.seq)).toEqual([1, 2]);
    again.close();
  });

  it('lies encrypted on the disk, its log and its copies too', () => {
    const journal = open();
    journal.append(started);
    journal.append(details, { personal: [record] });
    const copy = join(folder, 'copy.db');
    journal.copyTo(copy);
    for (const file of ['journal.db', 'journal.db-wal', 'copy.db']) {
      const bytes = readFileSync(join(folder, file), 'latin1');
      expect(bytes).not.toContain('Canary');
      expect(bytes).not.toContain('MILL1-1');
    }
    journal.close();
    expect(() => new Database(copy).prepare('SELECT * FROM entries').all()).toThrow();
    expect(openJournal(settings({ path: copy, begun: true })).kind).toBe('open');
  });

  it('is broken, and stays as it is, with a wrong key, when it is missing, or when it is not a database', () => {
    open().close();
    const path = join(folder, 'journal.db');
    const before = readFileSync(path);
    expect(openJournal(settings({ key: 'another' })).kind).toBe('broken');
    expect(readFileSync(path).equals(before)).toBe(true);
    writeFileSync(path, 'zeros and ones');
    expect(openJournal(settings({ begun: true })).kind).toBe('broken');
    rmSync(path);
    expect(openJournal(settings({ begun: true }))).toEqual({
      kind: 'broken',
      why: 'the journal file is missing',
    });
  });

  it('names the first entry at which a changed chain does not hold', () => {
    expect(
      brokenBy(
        `UPDATE entries SET content = replace(content, 'back-in-order', 'staff-left-kiosk') WHERE seq = 3`,
      ),
    ).toContain('entry 3');
  });
  it('finds a deleted entry', () =>
    expect(brokenBy('DELETE FROM entries WHERE seq = 2')).toContain('entry 3'));
  it('finds swapped entries', () => {
    const swap =
      'UPDATE entries SET seq = 99 WHERE seq = 2; UPDATE entries SET seq = 2 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 99';
    expect(brokenBy(swap)).toContain('entry 2');
  });
  it('finds that all of it is gone', () => expect(brokenBy('DELETE FROM entries')).toContain('empty'));

  it('finds a changed personal record', () => {
    const journal = open();
    journal.append(details, { personal: [record] });
    journal.close();
    change("UPDATE personal SET content = replace(content, '104-2210', '104-2211')");
    const opened = openJournal(settings({ begun: true }));
    expect(opened).toEqual({ kind: 'broken', why: 'entry 1: a personal record was changed' });
  });

  it('erases personal records after their time, and the chain still holds', () => {
    const journal = open();
    journal.append(details, { personal: [record] });
    expect(journal.personal(record.recordId)).toEqual(record.data);
    const other = {
      ...record,
      recordId: KIOSK,
      data: { kind: 'email' as const, address: 'canary@town.example' },
    };
    const { recordId } = other;
    const chosen = { kind: 'receipt-chosen' as const, way: 'email' as const };
    const address = { recordId, hash: digest({ salt: other.salt, data: other.data }) };
    const event = { ...chosen, address };
    journal.append({ subject: 'transaction', transactionId: TRANSACTION, event }, { personal: [other] });
    const later = '2999-01-01T00:00:00Z';
    const due = { account: later, answers: later, receipt: later, email: '2000-01-01T00:00:00Z' };
    expect(journal.erasePersonal(due), 'not delivered').toEqual({ erased: 0, held: 1 });
    journal.setDelivered(2);
    expect(journal.erasePersonal(due), 'the transaction is open').toEqual({ erased: 0, held: 1 });
    journal.append(kioskEvent);
    const over = {
      subject: 'transaction' as const,
      transactionId: TRANSACTION,
      event: { kind: 'completed' as const },
    };
    journal.append(over, { leavesOpen: false });
    expect(journal.erasePersonal(due)).toEqual({ erased: 1, held: 0 });
    expect(journal.personal(record.recordId)).toBeNull();
    expect(journal.personal(recordId)).toEqual(other.data);
    journal.close();
    expect(openJournal(settings({ begun: true })).kind).toBe('open');
  });

  it('refuses changes and deletions by SQL', () => {
    const journal = open();
    journal.append(kioskEvent);
    journal.close();
    const database = openDatabase(join(folder, 'journal.db'), 'a-key');
    expect(() => database.exec("UPDATE entries SET kind = 'x'")).toThrow('append-only');
    expect(() => database.exec('DELETE FROM entries')).toThrow('append-only');
    closeDatabase(database);
  });

  it('finds the latest entries of a kind without reading the others, also in a file that was begun without that index', () => {
    const journal = open();
    for (const body of [kioskEvent, started, kioskEvent]) journal.append(body);
    journal.close();
    change('DROP INDEX entries_of_kind');
    const again = open({ begun: true });
    expect(again.latest('back-in-order', 1).map(({ seq }) => seq)).toEqual([3]);
    again.close();
    const database = openDatabase(join(folder, 'journal.db'), 'a-key');
    const plan = database
      .prepare('EXPLAIN QUERY PLAN SELECT content FROM entries WHERE kind = ? ORDER BY seq DESC LIMIT ?')
      .all('back-in-order', 1);
    expect(JSON.stringify(plan)).toContain('USING INDEX entries_of_kind');
    database.close();
  });

  it('sends again what central has lost', () => {
    const journal = open();
    for (let count = 0; count < 4; count += 1) journal.append(kioskEvent);
    journal.setDelivered(4);
    expect(journal.waiting()).toBe(0);
    journal.setDelivered(1);
    expect(journal.undelivered(2).map(({ entry }) => entry.seq)).toEqual([2, 3]);
    journal.close();
  });

  it('says since when money waits, and that none does once central has it', () => {
    const journal = open();
    journal.append(kioskEvent);
    expect(journal.moneyWaitingSince()).toBeNull();
    const amount = { amountMinor: 100, currency: 'EUR' };
    const request = { saleId: 'MILL1', poiId: 'P', serviceId: 'S1' };
    const transactionId = '9a1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f';
    const event = { kind: 'payment-requested', attempt: 1, request, amount } as const;
    const kept = journal.append({ subject: 'transaction', transactionId, event });
    journal.append(kioskEvent);
    expect(kept.kind === 'kept' && journal.moneyWaitingSince()).toBe(journal.undelivered(2)[1]?.entry.at);
    journal.setDelivered(2);
    expect(journal.moneyWaitingSince()).toBeNull();
    journal.close();
  });
});
