import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as wire from '../../wire/index.ts';
import { isSamePerson } from '../actors/index.ts';
import { createUser, disableUser, enableUser } from '../people/index.ts';
import { enrolTestKiosk, newKey, type TestCentral, testCentral } from '../testing/index.ts';

const DAY_MS = 86_400_000;
const BY = { userName: 'test', townId: null };

describe('tokens of programs', () => {
  let test: TestCentral;
  let password: string;
  let ada: string;
  beforeAll(async () => {
    test = await testCentral({ signInsFailedPerAddress: 20, signInsFailedPerUser: 50 });
    password = await passwordOf('ada');
    ada = await signIn('ada', password);
  });
  afterAll(() => test.close());

  async function passwordOf(userName: string): Promise<string> {
    const made = await createUser(test.central, userName, 'administrator', 'test');
    if (made.kind !== 'created') throw new Error(made.reason);
    return made.password;
  }
  const send = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(`${test.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  async function signIn(userName: string, secret: string): Promise<string> {
    const answer = await send(wire.signIn.path, { userName, password: secret }, {});
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  const make = async (wanted: Partial<z.input<typeof wire.makeToken.request>>) => {
    const asked = { name: 'a-program', role: 'administrator', password, ...wanted };
    const answer = await send(wire.makeToken.path, asked, { cookie: ada });
    return wire.makeToken.response.parse(await answer.json());
  };
  const tokenOf = async (wanted: Partial<z.input<typeof wire.makeToken.request>>): Promise<string> => {
    const made = await make(wanted);
    if (made.kind !== 'made') throw new Error(JSON.stringify(made));
    return made.token;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const read = (token: string, path: string = wire.listKiosks.path) =>
    fetch(`${test.address}${path}`, { headers: bearer(token) });
  const rows = async () => {
    const answer = await fetch(`${test.address}${wire.listTokens.path}`, { headers: { cookie: ada } });
    return wire.listTokens.response.parse(await answer.json()).tokens;
  };

  it('are shown once, kept as a hash, and made only with the own password', async () => {
    expect(await make({ password: 'wrong' })).toEqual({ kind: 'refused', reason: 'password' });
    const token = await tokenOf({ name: 'nightly-bills' });
    expect(token).toMatch(/^townhall_[\w-]{43}$/);
    expect(await make({ name: 'nightly-bills' })).toEqual({ kind: 'refused', reason: 'exists' });
    const kept = await test.central.db.selectFrom('api_tokens').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(await rows())).not.toContain(token);
  });

  it('do what the role may, stand in the audit log by their name, and remember their last use', async () => {
    const token = await tokenOf({ name: 'kiosk-maker', role: 'it' });
    expect((await rows()).find(({ name }) => name === 'kiosk-maker')?.lastUsedAt).toBeNull();
    const code = { code: 'POOL1', name: 'Pool' };
    expect((await send(wire.newEnrolmentCode.path, code, bearer(token))).status).toBe(200);
    expect((await read(token, wire.listBills.path)).status).toBe(403);
    const log = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'action'])
      .where('actor', '=', 'token kiosk-maker')
      .orderBy('audit_id')
      .execute();
    expect(log.map(({ action }) => action)).toEqual(['create-enrolment-code', 'role-refused']);
    expect((await rows()).find(({ name }) => name === 'kiosk-maker')?.lastUsedAt).toEqual(expect.any(String));
  });

  it('end when they are revoked, when their time is over, and with the access of the one who made them', async () => {
    const revoked = await make({ name: 'to-be-revoked' });
    if (revoked.kind !== 'made') throw new Error(revoked.kind);
    expect((await read(revoked.token)).status).toBe(200);
    const revoke = () => send(wire.revokeToken.path, { tokenId: revoked.tokenId }, { cookie: ada });
    expect(await (await revoke()).json()).toEqual({ kind: 'revoked' });
    expect(await (await revoke()).json()).toEqual({ kind: 'refused', reason: 'unknown' });
    expect((await read(revoked.token)).status).toBe(401);
    const token = await tokenOf({ name: 'for-two-days', days: 2 });
    await disableUser(test.central, 'ada', BY);
    expect((await read(token)).status).toBe(401);
    await enableUser(test.central, 'ada', BY);
    ada = await signIn('ada', password);
    expect((await read(token)).status).toBe(200);
    test.later(2 * DAY_MS);
    expect((await read(token)).status).toBe(401);
    test.later(-2 * DAY_MS);
  });

  it('count as the one who made them where a second person is needed, and are never one themselves', async () => {
    const token = await tokenOf({ name: 'brings-kiosks' });
    const made = await send(wire.newEnrolmentCode.path, { code: 'LIB1', name: 'Library' }, bearer(token));
    const { enrolmentCode } = await made.json();
    const createdMs = test.central.now().getTime();
    await enrolTestKiosk(test.address, enrolmentCode, newKey(), { createdMs });
    const listed = await (await read(token)).json();
    const kiosk = listed.kiosks.find((one: { kioskCode: string }) => one.kioskCode === 'LIB1');
    const confirm = (headers: Record<string, string>) =>
      send(wire.confirmEnrolment.path, { code: 'LIB1', fingerprint: kiosk.fingerprint }, headers);
    expect((await confirm(bearer(token))).status).toBe(403);
    expect(await (await confirm({ cookie: ada })).json()).toEqual({ kind: 'refused', reason: 'same-person' });
    const other = await signIn('bea', await passwordOf('bea'));
    expect(await (await confirm({ cookie: other })).json()).toMatchObject({ kind: 'confirmed' });
    const { db } = test.central;
    expect(await isSamePerson(db, 'token brings-kiosks', 'ada')).toBe(true);
    expect(await isSamePerson(db, 'ada', 'token brings-kiosks')).toBe(true);
    expect(await isSamePerson(db, 'token brings-kiosks', 'bea')).toBe(false);
    expect(await isSamePerson(db, 'ada', 'bea')).toBe(false);
  });

  it('that somebody makes up are refused, and make the address wait; good ones go on', async () => {
    const token = await tokenOf({ name: 'goes-on', readsOnly: true });
    const runOn = test.standStill();
    const seen = new Set<number>();
    for (let tries = 0; tries < 21; tries++) seen.add((await read(`townhall_made-up-${tries}`)).status);
    expect([...seen].sort()).toEqual([401, 429]);
    expect((await read(token)).status).toBe(200);
    for (const authorization of ['Bearer', 'Basic YWRhOmFkYQ==', 'Bearer  ', token]) {
      const answer = await fetch(`${test.address}${wire.listKiosks.path}`, {
        headers: { authorization, cookie: ada },
      });
      expect([401, 429], authorization).toContain(answer.status);
    }
    runOn();
  });
});
