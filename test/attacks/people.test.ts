import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { OWNER_ROLE, PROGRAM_ROLE } from '../../central/server/database/index.ts';
import { createUser, disableUser, enableUser } from '../../central/server/people/index.ts';
import { billLine, type TestCentral, testCentral, townFolder } from '../../central/server/testing/index.ts';
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
    const second = await signIn('c.clerk', reset.body.password);
    await post(wire.changeRole.path, { userName: 'c.clerk', role: 'auditor' }, admin.cookie);
    expect(await whoIs(second)).toBe(401);
    const stolen = await signIn('c.clerk', reset.body.password);
    const own = await signIn('c.clerk', reset.body.password);
    const change = { password: reset.body.password, newPassword: 'four plain words here' };
    expect((await post(wire.changePassword.path, change, own)).body).toEqual({ kind: 'changed' });
    expect(await whoIs(stolen)).toBe(401);
    expect((await get(wire.whoAmI.path, own)).body).toMatchObject({ role: 'auditor' });
    expect(await whoIs(await signIn('c.clerk', 'four plain words here'))).toBe(200);
  });

  it('a change of password without knowing it: refused, counted, and in the audit log', async () => {
    const clerk = await caller('d.clerk', 'clerk');
    const change = { password: 'guessed', newPassword: 'four plain words here' };
    expect((await post(wire.changePassword.path, change, clerk.cookie)).body).toEqual({ kind: 'refused' });
    const short = { password: clerk.password, newPassword: 'short' };
    expect((await post(wire.changePassword.path, short, clerk.cookie)).status).toBe(400);
    expect(await whoIs(await signIn('d.clerk', clerk.password))).toBe(200);
    expect(await audited('password-refused')).toMatchObject([{ actor: 'd.clerk' }]);
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
    await get(wire.listCases.path, clerk.cookie);
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
        [wire.listCases, 'cases'],
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
      expect((await post(wire.createUser.path, create, other.cookie)).status).toBe(403);
      const upload = { townId: 'millbrook', csv: 'x' };
      expect((await post(wire.uploadBills.path, upload, other.cookie)).status).toBe(403);
      const asked = `${wire.readTransaction.path}?kioskId=${kiosk.kioskId}&transactionId=x`;
      expect((await get(asked, other.cookie)).status).toBe(404);
      expect((await audited('town-refused')).map(({ subject }) => subject)).toEqual([
        'createUser',
        'uploadBills',
      ]);
    });

    it("another town's audit log: its people's own only", async () => {
      const { records } = (await get(wire.listAudit.path, other.cookie)).body;
      expect(new Set(records.map(({ actor }: { actor: string }) => actor))).toEqual(new Set(['o.admin']));
    });
  });
});
