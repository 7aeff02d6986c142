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

  const call = (method: Method, path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${test.address}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const signIn = async (role: Role): Promise<string> => {
    const password = passwords.get(role) ?? '';
    const answer = await call('POST', wire.signIn.path, { userName: `the.${role}`, password });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const own = (role: Role): Record<string, string> => ({ cookie: cookies.get(role) ?? '' });

  it('a stranger, with no session or a made-up one, at every route: 401', async () => {
    expect(contracts.length).toBeGreaterThan(20);
    for (const { method, path } of contracts) {
      const named = own('clerk').cookie?.split('=')[0];
      for (const cookie of ['', `${named}=forged`, `${named}=`, `${named}=' or 1=1 --`]) {
        expect(await call(method, path, { wrong: true }, { cookie }), path).toMatchObject({ status: 401 });
      }
    }
  });

  it.each(Roles.options)('a signed-in %s at every route that the role is not named at: 403', async (role) => {
    for (const { name, method, path, roles } of contracts) {
      if (name === wire.signOut.name) continue;
      const { status } = await call(method, path, { wrong: true, code: 7 }, own(role));
      if (roles.includes(role)) expect([200, 400], `${role} ${path}`).toContain(status);
      else expect(status, `${role} ${path}`).toBe(403);
    }
  });

  it('a page of another site that uses a signed-in browser: refused', async () => {
    const path = wire.signOut.path;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const form = await call('POST', path, '{}', { ...own('clerk'), 'content-type': type });
      expect(form.status, type).toBe(400);
    }
    for (const site of ['cross-site', 'same-site']) {
      const foreign = await call('POST', path, {}, { ...own('clerk'), 'sec-fetch-site': site });
      expect(foreign.status, site).toBe(403);
    }
    expect((await call('GET', wire.whoAmI.path, null, own('clerk'))).status).toBe(200);
    const asked = await fetch(`${test.address}${path}`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it("a script that wants the session's cookie: cannot read it, and no one finds it in the database", async () => {
    const password = passwords.get('clerk');
    const answer = await call('POST', wire.signIn.path, { userName: 'the.clerk', password });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    const session = cookie.split(';')[0] ?? '';
    const kept = await test.central.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(session.split('=')[1]);
  });

  it('a cookie that somebody copied before the clerk signed out: 401 afterwards', async () => {
    const cookie = await signIn('supervisor');
    const who = () => call('GET', wire.whoAmI.path, null, { cookie });
    expect(await (await who()).json()).toMatchObject({ userName: 'the.supervisor', role: 'supervisor' });
    expect((await call('POST', wire.signOut.path, {}, { cookie })).status).toBe(200);
    expect((await who()).status).toBe(401);
  });
});
