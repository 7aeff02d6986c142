import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { listAudit } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { exportAudit } from './export-audit.ts';
import { listAuditRows } from './list-audit.ts';

const AT = new Date('2026-11-23T09:00:00Z');

describe('the audit log as the console lists it', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const write = (actor: string, action: string, subject: string, detail = {}) =>
      writeAudit(database.db, AT, { actor, action, subject, detail });
    await write('ann', 'create-user', 'ben', { role: 'clerk' });
    await write('ben', 'case-decided', 'MILL1-7', { before: 'received', status: 'approved' });
    await write('central', 'halt-rollout', '1.4.2', { ring: 'early', percent: 25, failed: 3, why: null });
    await write('ann', 'revoke-kiosk', 'MILL_2');
  });
  afterAll(() => database.close());

  const list = async (query: Partial<z.input<typeof listAudit.request>> = {}) =>
    listAudit.response.parse(await listAuditRows(database.db, listAudit.request.parse(query)));
  const found = async (search: string) => (await list({ search })).records.map(({ subject }) => subject);

  it('shows the newest change first, with who made it and what it was', async () => {
    const { records, next } = await list();
    expect(records.map(({ subject }) => subject)).toEqual(['MILL_2', '1.4.2', 'MILL1-7', 'ben']);
    expect(records[1]).toMatchObject({
      at: AT.toISOString(),
      actor: 'central',
      action: 'halt-rollout',
      detail: { ring: 'early', percent: 25, failed: 3, why: null },
    });
    expect(next).toBeNull();
  });

  it('finds a change by who made it, by what was done in words, and by what was changed', async () => {
    expect(await found('Ann')).toEqual(['MILL_2', 'ben']);
    expect(await found('halt rollout')).toEqual(['1.4.2']);
    expect(await found('mill1-7')).toEqual(['MILL1-7']);
    expect(await found(' ben ')).toEqual(['MILL1-7', 'ben']);
  });

  it('takes nothing in the search as a pattern', async () => {
    expect(await found('_')).toEqual(['MILL_2']);
    for (const nothing of ['%', "'", 'MILL?', '\\']) expect(await found(nothing), nothing).toEqual([]);
  });

  it('is narrowed to one person exactly, and to a time', async () => {
    expect((await list({ actor: 'ann' })).records.map(({ subject }) => subject)).toEqual(['MILL_2', 'ben']);
    expect((await list({ actor: 'an' })).records).toEqual([]);
    const [from, until] = [AT.toISOString(), new Date(AT.getTime() + 1).toISOString()];
    expect((await list({ from, until })).records).toHaveLength(4);
    expect((await list({ from: until })).records).toEqual([]);
    expect((await list({ until: from })).records).toEqual([]);
  });

  it('goes on page by page, and takes an address that someone made up for the first page', async () => {
    const first = await list({ limit: 3 });
    expect(first.records).toHaveLength(3);
    const second = await list({ limit: 3, after: first.next ?? '' });
    expect(second.records.map(({ subject }) => subject)).toEqual(['ben']);
    expect(second.next).toBeNull();
    for (const after of ['x', '-1', '9'.repeat(40)]) expect((await list({ after })).records).toHaveLength(4);
  });

  it('is exported as it is narrowed, with hashes, and without a cell that could run', async () => {
    await writeAudit(database.db, AT, { actor: 'cy', action: 'note', subject: '=HYPERLINK("x")' });
    const file = await text(exportAudit(database.db, { actor: 'cy' }, () => undefined));
    const [head, row, ...rest] = file.trimEnd().split('\r\n');
    expect(head).toBe('number,at_utc,actor,action,subject,detail,hash');
    expect(row).toMatch(/^\d+,2026-11-23T09:00:00\.000Z,cy,note,"'=HYPERLINK\(""x""\)",\{\},[0-9a-f]{64}$/);
    expect(rest).toEqual([]);
    const all = await text(exportAudit(database.db, {}, () => undefined));
    expect(all.trimEnd().split('\r\n')).toHaveLength(6);
  });
});
