import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { createUser } from '../../central/server/people/index.ts';
import { type TestCentral, testCentral } from '../../central/server/testing/index.ts';
import * as wire from '../../central/wire/index.ts';
import { type ConsoleContract, type Role, Role as Roles } from '../../central/wire/index.ts';

type AnyContract = ConsoleContract<z.ZodType, z.ZodType>;
type Method = AnyContract['method'];

/** Every contract of the console that names roles, so that none is forgotten here. */
const contracts = Object.values(wire).filter(
  (one) => typeof one === 'object' && 'roles' in one && 'path' in one,
) as AnyContract[];

describe('at the console,', () => {
  let test: TestCentral;
  const passwords = new Map<Role, string>();
  const cookies = new Map<Role, string>();

  beforeAll(async () => {
    test = await testCentral();
    for (const role of Roles.options) {
      const created = await createUser(test.central, `the.${role}`, role, 'test');
      if (created.kind !== 'created') throw new Error(created.reason);
      passwords.set(role, created.password);
      cookies.set(role, await signIn(role));
    }
  });
  afterAll(() => test.close());

  const asks = (method: Method, path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${test.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const signIn = async (role: Role): Promise<string> => {
    const password = passwords.get(role) ?? '';
    const answer = await asks('POST', wire.signIn.path, { userName: `the.${role}`, password });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const tokenOf = async (wanted: {
    readonly name: string;
    readonly role: Role;
    readonly readsOnly: boolean;
  }): Promise<string> => {
    const password = passwords.get('administrator');
    const answer = await asks('POST', wire.makeToken.path, { ...wanted, password }, own('administrator'));
    return (await answer.json()).token;
  };
  const own = (role: Role): Record<string, string> => ({ cookie: cookies.get(role) ?? '' });

  it('a stranger, with no session or a made-up one, at every route: 401', async () => {
    expect(contracts.length).toBeGreaterThan(20);
    for (const { method, path } of contracts) {
      const named = own('clerk').cookie?.split('=')[0];
      for (const cookie of ['', `${named}=forged`, `${named}=`, `${named}=' or 1=1 --`]) {
        expect(await asks(method, path, { wrong: true }, { cookie }), path).toMatchObject({ status: 401 });
      }
    }
  });

  it.each(Roles.options)('a signed-in %s at every route that the role is not named at: 403', async (role) => {
    for (const { name, method, path, roles } of contracts) {
      if (name === wire.signOut.name) continue;
      const { status } = await asks(method, path, { wrong: true, code: 7 }, own(role));
      if (roles.includes(role)) expect([200, 400], `${role} ${path}`).toContain(status);
      else expect(status, `${role} ${path}`).toBe(403);
    }
  });

  it.each(Roles.options)(
    'a token of the role %s at every route: as the role, and never where a person is needed',
    async (role) => {
      const token = await tokenOf({ name: `all.${role}`, role, readsOnly: false });
      const reader = await tokenOf({ name: `reads.${role}`, role, readsOnly: true });
      for (const { name, method, path, roles, personsOnly } of contracts) {
        const call = async (bearer: string) =>
          (await asks(method, path, { wrong: true, code: 7 }, { authorization: `Bearer ${bearer}` })).status;
        const mayDo = roles.includes(role) && !personsOnly;
        if (mayDo) expect([200, 400, 404], `${role} ${name}`).toContain(await call(token));
        else expect(await call(token), `${role} ${name}`).toBe(403);
        if (mayDo && method === 'GET') expect([200, 400, 404], name).toContain(await call(reader));
        else expect(await call(reader), `${role} ${name}`).toBe(403);
      }
    },
  );

  it('what needs a person: the own account, giving access, tokens, and every second person', () => {
    expect(
      contracts
        .filter(({ personsOnly }) => personsOnly)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'beginSecondFactor',
      'changePassword',
      'confirmEnrolment',
      'confirmSecondFactor',
      'decideBills',
      'decideException',
      'decideRefund',
      'inviteUser',
      'makeToken',
      'resetPassword',
      'resetSecondFactor',
      'revokeToken',
      'signOut',
    ]);
  });

  it('a page of another site that uses a signed-in browser: refused', async () => {
    const path = wire.signOut.path;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const form = await asks('POST', path, '{}', { ...own('clerk'), 'content-type': type });
      expect(form.status, type).toBe(400);
    }
    for (const site of ['cross-site', 'same-site']) {
      const foreign = await asks('POST', path, {}, { ...own('clerk'), 'sec-fetch-site': site });
      expect(foreign.status, site).toBe(403);
    }
    expect((await asks('GET', wire.whoAmI.path, null, own('clerk'))).status).toBe(200);
    const asked = await fetch(`${test.address}${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it("a script that wants the session's cookie: cannot read it, and no one finds it in the database", async () => {
    const password = passwords.get('clerk');
    const answer = await asks('POST', wire.signIn.path, { userName: 'the.clerk', password });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const session = cookie.split(';')[0] ?? '';
    const kept = await test.central.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(session.split('=')[1]);
  });

  it('a cookie that somebody copied before the clerk signed out: 401 afterwards', async () => {
    const cookie = await signIn('supervisor');
    const who = () => asks('GET', wire.whoAmI.path, null, { cookie });
    expect(await (await who()).json()).toMatchObject({ userName: 'the.supervisor', role: 'supervisor' });
    expect((await asks('POST', wire.signOut.path, {}, { cookie })).status).toBe(200);
    expect((await who()).status).toBe(401);
  });
});
