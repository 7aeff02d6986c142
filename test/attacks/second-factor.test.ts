import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUser, resetSecondFactor } from '../../central/server/people/index.ts';
import { type TestCentral, testCentral } from '../../central/server/testing/index.ts';
import * as wire from '../../central/wire/index.ts';

const STEP_MS = 30_000;

describe('a stranger with a password of a supervisor', () => {
  let test: TestCentral;
  beforeEach(async () => {
    test = await testCentral({}, undefined, ['supervisor']);
  });
  afterEach(() => test.close());

  const call = async (path: string, body: unknown, cookie = '') => {
    const answer = await fetch(`${test.address}${path}`, {
      method: body === null ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', cookie },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('townhall_session='));
    return { status: answer.status, body: await answer.json(), cookie: set?.split(';')[0] ?? '' };
  };
  const signIn = (userName: string, password: string, code?: string) =>
    call(wire.signIn.path, { userName, password, code });
  const user = async (name: string, role: wire.Role): Promise<string> => {
    const made = await createUser(test.central, name, role, 'test');
    if (made.kind !== 'created') throw new Error(made.reason);
    return made.password;
  };
  /** What the person's app shows now, and so many steps later. */
  const codeOf = (secret: string, steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: test.central.now().getTime() + steps * STEP_MS,
    });
  const withFactor = async (name: string) => {
    const password = await user(name, 'supervisor');
    const { cookie } = await signIn(name, password);
    const begun = await call(wire.beginSecondFactor.path, { password }, cookie);
    const secret = String(begun.body.secret);
    const confirmed = await call(wire.confirmSecondFactor.path, { code: codeOf(secret) }, cookie);
    expect(confirmed.body.kind).toBe('confirmed');
    const recoveryCodes: string[] = confirmed.body.recoveryCodes;
    return { password, secret, recoveryCodes, cookie };
  };
  const audited = async (action: string) =>
    (await test.central.db.selectFrom('audit_log').select('actor').where('action', '=', action).execute())
      .length;

  it('before a second factor is set up: may do nothing but set one up', async () => {
    const password = await user('sue', 'supervisor');
    const { cookie, body } = await signIn('sue', password);
    expect(body).toMatchObject({ kind: 'signed-in', secondFactor: 'wanted' });
    for (const path of [wire.listTransactions.path, wire.listBills.path, wire.listExceptions.path])
      expect((await call(path, null, cookie)).status).toBe(403);
    expect((await call(wire.uploadBills.path, { csv: '' }, cookie)).status).toBe(403);
    expect((await call(wire.whoAmI.path, null, cookie)).body).toMatchObject({ secondFactor: 'wanted' });
    const wrong = await call(wire.beginSecondFactor.path, { password: 'guessed' }, cookie);
    expect(wrong.body).toEqual({ kind: 'refused', reason: 'password' });
  });

  it('with the password alone, or a wrong code: no session, and wrong codes make the next try wait', async () => {
    const { password, secret } = await withFactor('sue');
    const asked = await signIn('sue', password);
    expect([asked.body, asked.cookie]).toEqual([{ kind: 'code-wanted' }, '']);
    const wrong = codeOf(secret) === '000000' ? '111111' : '000000';
    const kinds: string[] = [];
    // On a machine so busy that a wait is over before the next try is made, there are more tries.
    for (let tries = 0; tries < 40 && kinds.at(-1) !== 'throttled'; tries += 1) {
      const answer = await signIn('sue', password, wrong);
      expect(answer.cookie).toBe('');
      kinds.push(answer.body.kind);
    }
    expect(kinds.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'code-refused'));
    expect(kinds.at(-1)).toBe('throttled');
    expect(await audited('sign-in-code-refused')).toBe(kinds.length - 1);
  });

  it('with a code that was seen: it is good once, and no older one after it', async () => {
    const { password, secret } = await withFactor('sue');
    // The one that set it up is used up.
    expect((await signIn('sue', password, codeOf(secret))).body).toEqual({ kind: 'code-refused' });
    test.later(5 * STEP_MS);
    const [code, older] = [codeOf(secret), codeOf(secret, -1)];
    const first = await signIn('sue', password, code);
    expect(first.body).toMatchObject({ kind: 'signed-in', secondFactor: 'on' });
    expect((await call(wire.listBills.path, null, first.cookie)).status).toBe(200);
    for (const seen of [code, older])
      expect((await signIn('sue', password, seen)).body).toEqual({ kind: 'code-refused' });
    const both = codeOf(secret, 1);
    test.later(STEP_MS);
    const answers = await Promise.all([signIn('sue', password, both), signIn('sue', password, both)]);
    expect(answers.map(({ body }) => body.kind).sort()).toEqual(['code-refused', 'signed-in']);
  });

  it('with a recovery code: each is good once, however it is typed', async () => {
    const { password, recoveryCodes } = await withFactor('sue');
    expect(new Set(recoveryCodes).size).toBe(10);
    const [one = ''] = recoveryCodes;
    expect((await signIn('sue', password, one.toLowerCase().replaceAll('-', ' '))).body).toMatchObject({
      kind: 'signed-in',
    });
    expect((await signIn('sue', password, one)).body).toEqual({ kind: 'code-refused' });
    const { rows } = {
      rows: await test.central.db.selectFrom('recovery_codes').select('code_hash').execute(),
    };
    expect(rows).toHaveLength(9);
    expect(rows.map(({ code_hash }) => code_hash)).not.toContain(one);
  });

  it('and a session that lives: cannot put a second factor of its own in the place of the one that is on', async () => {
    const { password, cookie, secret } = await withFactor('sue');
    const again = await call(wire.beginSecondFactor.path, { password }, cookie);
    expect(again.body).toEqual({ kind: 'refused', reason: 'on' });
    const code = codeOf(secret, 1);
    expect((await call(wire.confirmSecondFactor.path, { code }, cookie)).body).toEqual({
      kind: 'refused',
      reason: 'on',
    });
  });

  it('an administrator takes it away for one who has lost the phone: sessions end, codes too, and it is set up anew', async () => {
    const { password, cookie, recoveryCodes } = await withFactor('sue');
    expect(await resetSecondFactor(test.central, 'sue', { userName: 'ada', townId: null })).toEqual({
      kind: 'changed',
    });
    expect((await call(wire.whoAmI.path, null, cookie)).status).toBe(401);
    const anew = await signIn('sue', password, recoveryCodes[0]);
    expect(anew.body).toMatchObject({ kind: 'signed-in', secondFactor: 'wanted' });
    expect(await audited('reset-second-factor')).toBe(1);
    for (const role of ['clerk', 'it', 'supervisor'] as const) {
      const who = `one.${role}`;
      const session =
        role === 'supervisor'
          ? (await withFactor(who)).cookie
          : (await signIn(who, await user(who, role))).cookie;
      expect((await call(wire.resetSecondFactor.path, { userName: 'sue' }, session)).status).toBe(403);
    }
  });
});
