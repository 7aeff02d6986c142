import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeAudit } from '../../central/server/audit/index.ts';
import {
  keepAuditHead,
  readHeads,
  reportBreak,
  verifyAudit,
} from '../../central/server/audit-chain/index.ts';
import {
  inTransaction,
  OWNER_ROLE,
  openDatabase,
  PROGRAM_ROLE,
} from '../../central/server/database/index.ts';
import { createUser, disableUser, enableUser } from '../../central/server/people/index.ts';
import {
  billLine,
  type TestCentral,
  temporaryFolder,
  testCentral,
  townFolder,
} from '../../central/server/testing/index.ts';
import { importTown } from '../../central/server/town/index.ts';
import * as wire from '../../central/wire/index.ts';

const BY = { userName: 'test', townId: null };

/** Someone who is signed in, by cookie. */
type Caller = { readonly cookie: string; readonly password: string };

describe('attacks with a password or a session', () => {
  let test: TestCentral;
  let admin: Caller;
  beforeAll(async () => {
    test = await testCentral({ signInsFailedPerUser: 100, signInsFailedPerAddress: 100 });
    admin = await caller('the.admin', 'administrator');
  });
  afterAll(() => test.close());

  const post = async (path: string, body: unknown, cookie = '') => {
    const answer = await fetch(`${test.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json(), headers: answer.headers };
  };
  const get = async (path: string, cookie: string) => {
    const answer = await fetch(`${test.address}${path}`, { headers: { cookie } });
    return { status: answer.status, body: await answer.json() };
  };
  const signIn = async (userName: string, password: string): Promise<string> => {
    const { headers } = await post(wire.signIn.path, { userName, password });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  async function caller(name: string, role: wire.Role, townId?: string | null): Promise<Caller> {
    const made = await createUser(test.central, name, role, 'test', townId);
    if (made.kind !== 'created') throw new Error(made.reason);
    return { cookie: await signIn(name, made.password), password: made.password };
  }
  const whoIs = async (cookie: string) => (await get(wire.whoAmI.path, cookie)).status;
  const audited = async (action: string) =>
    test.central.db.selectFrom('audit_log').selectAll().where('action', '=', action).execute();

  it('a session of a disabled user: it is dead at once, and dead when the user is enabled again', async () => {
    const clerk = await caller('a.clerk', 'clerk');
    expect(await whoIs(clerk.cookie)).toBe(200);
    expect((await post(wire.disableUser.path, { userName: 'a.clerk' }, admin.cookie)).body).toEqual({
      kind: 'changed',
    });
    expect(await whoIs(clerk.cookie)).toBe(401);
    expect(await signIn('a.clerk', clerk.password)).toBe('');
    await post(wire.enableUser.path, { userName: 'a.clerk' }, admin.cookie);
    expect(await whoIs(clerk.cookie)).toBe(401);
    expect(await whoIs(await signIn('a.clerk', clerk.password))).toBe(200);
  });

  it('signing in while being disabled: no session is left that lives once the user is enabled again', async () => {
    const { password } = await caller('b.clerk', 'clerk');
    for (let turn = 0; turn < 5; turn++) {
      const [cookie] = await Promise.all([
        signIn('b.clerk', password),
        disableUser(test.central, 'b.clerk', BY),
      ]);
      await enableUser(test.central, 'b.clerk', BY);
      expect(await whoIs(cookie)).toBe(401);
    }
  });

  it('a stolen session after a reset, a change of role, or the own change of password: it is dead', async () => {
    const clerk = await caller('c.clerk', 'clerk');
    const reset = await post(wire.resetPassword.path, { userName: 'c.clerk' }, admin.cookie);
    expect(await whoIs(clerk.cookie)).toBe(401);
    expect(await signIn('c.clerk', clerk.password)).toBe('');
    const chosen = 'a password by the link';
    const token = reset.body.path.split('/').at(-1);
    await post(wire.useAccessLink.path, { token, newPassword: chosen });
    const second = await signIn('c.clerk', chosen);
    await post(wire.changeRole.path, { userName: 'c.clerk', role: 'auditor' }, admin.cookie);
    expect(await whoIs(second)).toBe(401);
    const stolen = await signIn('c.clerk', chosen);
    const own = await signIn('c.clerk', chosen);
    const change = { password: chosen, newPassword: 'four plain words here' };
    expect((await post(wire.changePassword.path, change, own)).body).toEqual({ kind: 'changed' });
    expect(await whoIs(stolen)).toBe(401);
    expect((await get(wire.whoAmI.path, own)).body).toMatchObject({ role: 'auditor' });
    expect(await whoIs(await signIn('c.clerk', 'four plain words here'))).toBe(200);
  });

  it('a change of password without knowing it: refused, counted, and in the audit log', async () => {
    const clerk = await caller('d.clerk', 'clerk');
    const change = { password: 'guessed', newPassword: 'four plain words here' };
    expect((await post(wire.changePassword.path, change, clerk.cookie)).body).toEqual({
      kind: 'refused',
      reason: 'password',
    });
    expect(await whoIs(await signIn('d.clerk', clerk.password))).toBe(200);
    expect(await audited('password-refused')).toMatchObject([{ actor: 'd.clerk' }]);
  });

  it('a new password that everybody would guess: refused with its reason, and the old one stays', async () => {
    const clerk = await caller('w.walker', 'clerk');
    for (const [newPassword, reason] of [
      ['Zq4!xyz', 'too-short'],
      ['Football', 'known'],
      ['qwertyuiop123!', 'known'],
      ['Millbrook-2026!', 'guessable'],
      ['w.walker.26', 'guessable'],
    ]) {
      const change = { password: clerk.password, newPassword };
      const answer = await post(wire.changePassword.path, change, clerk.cookie);
      expect(answer.body, newPassword).toEqual({ kind: 'refused', reason });
    }
    const long = 'a river of 64 characters and more runs behind the mill, every day of the year';
    const change = { password: clerk.password, newPassword: long };
    expect((await post(wire.changePassword.path, change, clerk.cookie)).body).toEqual({ kind: 'changed' });
    expect(await whoIs(await signIn('w.walker', long))).toBe(200);
  });

  it("another person's sessions: a clerk neither sees nor ends them, an administrator ends them", async () => {
    const clerk = await caller('e.clerk', 'clerk');
    const thief = await caller('e.thief', 'clerk');
    expect((await get(`${wire.listSessions.path}?userName=e.clerk`, thief.cookie)).status).toBe(403);
    expect(
      (await post(wire.endSessions.path, { userName: 'e.clerk', sessionId: 'all' }, thief.cookie)).status,
    ).toBe(403);
    const seen = await get(`${wire.listSessions.path}?userName=e.clerk`, admin.cookie);
    expect(seen.body.sessions).toHaveLength(1);
    const [{ sessionId }] = seen.body.sessions;
    expect((await post(wire.endSessions.path, { sessionId }, thief.cookie)).body).toMatchObject({
      sessions: 0,
    });
    expect(await whoIs(clerk.cookie)).toBe(200);
    const ended = await post(wire.endSessions.path, { userName: 'e.clerk', sessionId }, admin.cookie);
    expect(ended.body).toEqual({ kind: 'ended', sessions: 1 });
    expect(await whoIs(clerk.cookie)).toBe(401);
    expect(JSON.stringify(seen.body)).not.toContain(clerk.cookie.split('=')[1]);
  });

  it('an administrator who is tricked into shutting out the last one, the own account: refused', async () => {
    for (const path of [wire.disableUser.path, wire.resetPassword.path]) {
      const answer = await post(path, { userName: 'the.admin' }, admin.cookie);
      expect(answer.body).toEqual({ kind: 'refused', reason: 'yourself' });
    }
    const role = await post(wire.changeRole.path, { userName: 'the.admin', role: 'it' }, admin.cookie);
    expect(role.body).toEqual({ kind: 'refused', reason: 'yourself' });
  });

  it('a sign-in that fails: in the audit log with its address, without a password typed as a name', async () => {
    await caller('f.clerk', 'clerk');
    await signIn('f.clerk', 'wrong');
    await signIn('hunter2-typed-as-name', 'wrong');
    const records = await audited('sign-in-refused');
    expect(records.at(-2)).toMatchObject({ subject: 'f.clerk', detail: { address: expect.any(String) } });
    expect(records.at(-1)).toMatchObject({ subject: 'unknown' });
    expect(JSON.stringify(await test.central.db.selectFrom('audit_log').selectAll().execute())).not.toContain(
      'hunter2',
    );
  });

  it('a role that tries what it may not: refused, and in the audit log', async () => {
    const clerk = await caller('g.clerk', 'clerk');
    expect((await post(wire.disableUser.path, { userName: 'the.admin' }, clerk.cookie)).status).toBe(403);
    expect(await audited('role-refused')).toMatchObject([{ actor: 'g.clerk', subject: 'disableUser' }]);
  });

  it('looking at residents out of curiosity: every reading is in the audit log, without what was searched', async () => {
    const clerk = await caller('h.clerk', 'clerk');
    await get(`${wire.listBills.path}?search=Neighbour`, clerk.cookie);
    await get(wire.listApplications.path, clerk.cookie);
    await get(`${wire.listBookings.path}?day=2026-11-29`, clerk.cookie);
    const records = (await audited('read-personal-data')).filter(({ actor }) => actor === 'h.clerk');
    expect(records.map(({ subject }) => subject)).toEqual([
      'bills',
      'applications: undecided',
      'bookings of 2026-11-29',
    ]);
    expect(JSON.stringify(records)).not.toContain('Neighbour');
  });

  it('the console routes that name residents: all of them say what they read', () => {
    const naming = Object.values(wire).filter(
      (one): one is wire.ConsoleContract<never, never> =>
        typeof one === 'object' && 'roles' in one && 'method' in one && one.method === 'GET',
    );
    const shows = ({ response }: wire.ConsoleContract<never, never>): boolean =>
      /"(holderName|holder|contact|answers)"/.test(JSON.stringify(z.toJSONSchema(response)));
    expect(naming.filter(shows).length).toBeGreaterThan(4);
    expect(naming.filter((one) => shows(one) && !one.reads).map(({ name }) => name)).toEqual([]);
  });

  describe('with the database role of the program', () => {
    const ask = (statement: string) => sql.raw(statement).execute(test.central.db);

    it.each([
      'journal_entries',
      'postings',
      'posting_lines',
      'clerk_entries',
      'clerk_postings',
      'audit_log',
      'kiosk_release_states',
    ])('rewriting history in %s, also by switching its guard off: refused by the database', async (table) => {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `alter table ${table} disable trigger all`,
        `drop trigger ${table}_only_grows on ${table}`,
        `drop table ${table} cascade`,
      ]) {
        await expect(ask(statement), statement).rejects.toThrow(/permission denied|must be owner/);
      }
      const column = table === 'audit_log' ? 'actor' : 'kiosk_id';
      await expect(ask(`update ${table} set ${column} = ${column}`)).rejects.toThrow('permission denied');
    });

    it('becoming more than that, or reaching files and programs of the machine: refused by the database', async () => {
      for (const statement of [
        `set session_replication_role = replica`,
        `set role ${OWNER_ROLE}`,
        `set session authorization townhall`,
        `alter role ${PROGRAM_ROLE} superuser`,
        `create role intruder superuser`,
        `create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'`,
        `create table hidden (text text)`,
        `delete from kysely_migration`,
        `copy audit_log to program 'cat'`,
        `select pg_read_file('/etc/passwd')`,
      ]) {
        await expect(ask(statement), statement).rejects.toThrow(
          /permission denied|must be owner|must have|only roles with/i,
        );
      }
    });
  });

  describe('rewriting the audit log', () => {
    const db = () => test.central.db;
    /** As somebody who has the owner's password, with the guards off. */
    async function tamper(statement: string): Promise<void> {
      const owner = openDatabase(test.ownerUrl, () => undefined, 1);
      await sql
        .raw(
          `alter table audit_log disable trigger all; ${statement}; alter table audit_log enable trigger all`,
        )
        .execute(owner);
      await owner.destroy();
    }

    it('with many writers at once, some of whom fail: the chain has no gap and no fork', async () => {
      const write = (turn: number) =>
        inTransaction(db(), async (transaction) => {
          await writeAudit(transaction, new Date(), { actor: 'ann', action: 'turn', subject: String(turn) });
          if (turn % 3 === 0) throw new Error('rolled back');
        });
      const done = await Promise.allSettled(Array.from({ length: 30 }, (_, turn) => write(turn)));
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
      expect(await verifyAudit(db())).toMatchObject({ kind: 'sound', erased: 0 });
    });

    it("by the program's role, or by erasing what is not a year old: refused by the database", async () => {
      await expect(sql`update audit_head set audit_id = 0`.execute(db())).rejects.toThrow(
        'permission denied',
      );
      const soon = sql`select erase_audit_before(now() + interval '20 years')`;
      await expect(soon.execute(db())).rejects.toThrow('a year at least');
      await sql`select set_config('townhall.erasing', 'on', false)`.execute(db());
      await expect(sql`update audit_log set actor = ''`.execute(db())).rejects.toThrow('permission denied');
    });

    it('by the owner with the guards off: verification names the first record that was touched', async () => {
      const second = await db()
        .selectFrom('audit_log')
        .selectAll()
        .where('audit_id', '=', 2)
        .executeTakeFirstOrThrow();
      for (const [change, back] of [
        [`actor = 'nobody'`, `actor = '${second.actor}'`],
        [`action = 'nothing'`, `action = '${second.action}'`],
        [`at = at + interval '1 microsecond'`, `at = at - interval '1 microsecond'`],
        [`prev = repeat('0', 64)`, `prev = '${second.prev}'`],
        [`hash = repeat('0', 64)`, `hash = '${second.hash}'`],
      ]) {
        await tamper(`update audit_log set ${change} where audit_id = 2`);
        expect(await verifyAudit(db()), change).toMatchObject({ kind: 'broken', auditId: 2 });
        await tamper(`update audit_log set ${back} where audit_id = 2`);
        expect(await verifyAudit(db()), back).toMatchObject({ kind: 'sound' });
      }
    });

    it('by cutting off its end and setting the head back: found by the head that was kept outside', async () => {
      const file = join(temporaryFolder(), 'kept', 'heads.jsonl');
      const kept = await keepAuditHead(test.central, file);
      expect(kept).toMatchObject({ kind: 'kept' });
      expect(await keepAuditHead(test.central, file)).toEqual({ kind: 'not-due' });
      const last = kept.kind === 'kept' ? kept.head.auditId : 0;
      const hidden = `delete from audit_log where audit_id = ${last};
        update audit_head set audit_id = ${last - 1}, hash = (select hash from audit_log where audit_id = ${last - 1})`;
      await tamper(hidden);
      expect(await verifyAudit(db()), 'nothing in the database shows it').toMatchObject({ kind: 'sound' });
      expect(await verifyAudit(db(), await readHeads(file))).toMatchObject({ kind: 'broken', auditId: last });
      await writeAudit(db(), new Date(), { actor: 'ann', action: 'instead', subject: 'x' });
      expect(await verifyAudit(db(), await readHeads(file))).toMatchObject({ kind: 'broken', auditId: last });
      const tomorrow = { ...test.central, now: () => new Date(Date.now() + 86_400_000) };
      const broken = await keepAuditHead(tomorrow, file);
      if (broken.kind !== 'broken') throw new Error(broken.kind);
      expect(broken.auditId).toBe(last);
      const reported = [await reportBreak(tomorrow, broken), await reportBreak(tomorrow, broken)];
      expect(reported, 'once for a break').toEqual(['written', 'known']);
      expect(await readHeads(file)).toHaveLength(1);
    });
  });

  describe('in a central of two towns', () => {
    let other: Caller;
    beforeAll(async () => {
      await importTown(test.central, townFolder('EUR', 'otherville'), 'test');
      other = await caller('o.admin', 'administrator', 'otherville');
    });

    it("another town's bills, people, kiosks and applications: not seen, not changed", async () => {
      const kiosk = await test.kiosk('MILL7');
      await test.importLines([billLine('104-2210', 'T-1', '1.00')]);
      expect((await get(wire.listBills.path, admin.cookie)).body.bills).toHaveLength(1);
      for (const [contract, list] of [
        [wire.listBills, 'bills'],
        [wire.listKiosks, 'kiosks'],
        [wire.listTransactions, 'transactions'],
        [wire.listExceptions, 'exceptions'],
        [wire.listRefunds, 'refunds'],
        [wire.listApplications, 'applications'],
        [wire.listReports, 'reports'],
        [wire.listAlarms, 'alarms'],
        [wire.listHelpCalls, 'calls'],
        [wire.listRatings, 'ratings'],
      ] as const) {
        expect((await get(contract.path, other.cookie)).body[list], contract.name).toEqual([]);
      }
      const users = (await get(wire.listUsers.path, other.cookie)).body.users;
      expect(users.map((user: { userName: string }) => user.userName)).toEqual(['o.admin']);
      const disable = await post(wire.disableUser.path, { userName: 'the.admin' }, other.cookie);
      expect(disable.body).toEqual({ kind: 'refused', reason: 'unknown' });
      const create = { userName: 'o.spy', role: 'auditor', townId: 'millbrook' };
      expect((await post(wire.inviteUser.path, create, other.cookie)).status).toBe(403);
      const upload = { townId: 'millbrook', csv: 'x' };
      expect((await post(wire.uploadBills.path, upload, other.cookie)).status).toBe(403);
      const asked = `${wire.readTransaction.path}?kioskId=${kiosk.kioskId}&transactionId=x`;
      expect((await get(asked, other.cookie)).status).toBe(404);
      expect((await audited('town-refused')).map(({ subject }) => subject)).toEqual([
        'inviteUser',
        'uploadBills',
      ]);
    });

    it("another town's audit log: its people's own only", async () => {
      const { records } = (await get(wire.listAudit.path, other.cookie)).body;
      expect(new Set(records.map(({ actor }: { actor: string }) => actor))).toEqual(new Set(['o.admin']));
    });
  });
});
