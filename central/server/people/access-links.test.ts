import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as wire from '../../wire/index.ts';
import { tidy } from '../schedule/index.ts';
import { type TestCentral, testCentral } from '../testing/index.ts';
import { withdrawLink } from './access-links.ts';
import { linkForFirstAdministrator } from './first-administrator.ts';
import { inviteUser } from './invite-user.ts';
import { createUser } from './users.ts';

const HOUR_MS = 3_600_000;
const GOOD = 'the ferry leaves at seven';

/** Sends JSON to a route of a central. */
async function post<Response extends z.ZodType>(
  { address }: TestCentral,
  { path, response }: { readonly path: string; readonly response: Response },
  body: unknown,
  cookie = '',
): Promise<z.infer<Response>> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  return response.parse(await answer.json());
}

const tokenOf = ({ path }: { readonly path: string }): string => path.split('/').at(-1) ?? '';

describe('links by which people choose a password', () => {
  let test: TestCentral;
  let admin: string;
  beforeAll(async () => {
    test = await testCentral({ signInsFailedPerAddress: 40 });
    admin = await cookieOf('the.admin', 'administrator');
  });
  afterAll(() => test.close());

  async function cookieOf(userName: string, role: wire.Role): Promise<string> {
    const made = await createUser(test.central, userName, role, 'test');
    if (made.kind !== 'created') throw new Error(made.reason);
    const answer = await fetch(`${test.address}${wire.signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password: made.password }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  async function invite(userName: string, role: wire.Role = 'clerk'): Promise<string> {
    const made = await post(test, wire.inviteUser, { userName, role }, admin);
    if (made.kind !== 'made') throw new Error(made.reason);
    return tokenOf(made);
  }
  const read = (token: string) => post(test, wire.readAccessLink, { token });
  const use = (token: string, newPassword = GOOD, more = {}) =>
    post(test, wire.useAccessLink, { token, newPassword, ...more });
  const signIn = (userName: string, password = GOOD) => post(test, wire.signIn, { userName, password });
  const links = async () => {
    const answer = await fetch(`${test.address}${wire.listAccessLinks.path}`, { headers: { cookie: admin } });
    return wire.listAccessLinks.response.parse(await answer.json()).links;
  };

  it('let the person who is invited in with the role, and are good once', async () => {
    const token = await invite('ann.lee', 'supervisor');
    expect(await read(token)).toMatchObject({ kind: 'open', purpose: 'invitation', userName: 'ann.lee' });
    expect(await links()).toMatchObject([{ userName: 'ann.lee', role: 'supervisor', madeBy: 'the.admin' }]);
    expect(await signIn('ann.lee')).toEqual({ kind: 'refused' });
    expect(await use(token)).toEqual({ kind: 'set', userName: 'ann.lee' });
    expect(await signIn('ann.lee')).toMatchObject({ kind: 'signed-in', role: 'supervisor' });
    expect(await read(token)).toEqual({ kind: 'refused', reason: 'used' });
    expect(await use(token, 'another good password')).toEqual({ kind: 'refused', reason: 'used' });
    expect(await signIn('ann.lee')).toMatchObject({ kind: 'signed-in' });
    expect(await links()).toEqual([]);
    const log = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'action', 'detail'])
      .where('subject', '=', 'ann.lee')
      .where('action', '!=', 'sign-in')
      .where('action', '!=', 'sign-in-refused')
      .orderBy('audit_id')
      .execute();
    expect(log).toMatchObject([
      { actor: 'the.admin', action: 'invite-user', detail: { role: 'supervisor' } },
      { actor: 'ann.lee', action: 'set-password-by-link', detail: { madeBy: 'the.admin' } },
    ]);
  });

  it('stay open when the password is not taken', async () => {
    const token = await invite('ben.lee');
    expect(await use(token, 'short')).toEqual({ kind: 'not-taken', reason: 'too-short' });
    expect(await use(token, 'ben.lee.2026')).toEqual({ kind: 'not-taken', reason: 'guessable' });
    expect(await use(token)).toMatchObject({ kind: 'set' });
  });

  it('opened by two at once let one in', async () => {
    const token = await invite('cat.lee');
    const answers = await Promise.all([use(token, 'the first of two'), use(token, 'the second of two')]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['refused', 'set']);
  });

  it('are withdrawn by an administrator, once, and never by one of another town', async () => {
    const token = await invite('eve.lee');
    const [link] = await links();
    expect(link?.userName).toBe('eve.lee');
    const other = { userName: 'x', townId: 'otherville' };
    expect(await withdrawLink(test.central, link?.linkId ?? '', other)).toBe(false);
    const withdraw = () => post(test, wire.withdrawAccessLink, { linkId: link?.linkId }, admin);
    expect(await withdraw()).toEqual({ kind: 'withdrawn' });
    expect(await withdraw()).toEqual({ kind: 'refused', reason: 'not-open' });
    expect(await read(token)).toEqual({ kind: 'refused', reason: 'withdrawn' });
    expect(await signIn('eve.lee')).toEqual({ kind: 'refused' });
    expect(await invite('eve.lee')).not.toBe(token);
  });

  it('are not made twice for a name, nor for one that there is', async () => {
    await invite('fay.lee');
    const again = (userName: string) => post(test, wire.inviteUser, { userName, role: 'clerk' }, admin);
    expect(await again('fay.lee')).toEqual({ kind: 'refused', reason: 'invited' });
    expect(await again('the.admin')).toEqual({ kind: 'refused', reason: 'exists' });
    const asked = { userName: 'gus.lee', role: 'clerk', townId: 'millbrook' } as const;
    const both = await Promise.all([
      inviteUser(test.central, asked, 'one'),
      inviteUser(test.central, asked, 'other'),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['made', 'refused']);
  });

  it('for somebody who lost the password end the old one at once, and only the newest link is good', async () => {
    const ann = { userName: 'ann.lee' };
    const first = await post(test, wire.resetPassword, ann, admin);
    const second = await post(test, wire.resetPassword, ann, admin);
    if (first.kind !== 'made' || second.kind !== 'made') throw new Error('not made');
    expect(await signIn('ann.lee')).toEqual({ kind: 'refused' });
    expect(await read(tokenOf(first))).toEqual({ kind: 'refused', reason: 'withdrawn' });
    expect(await use(tokenOf(second), 'a new one for ann and only her')).toMatchObject({ kind: 'set' });
    expect(await signIn('ann.lee', 'a new one for ann and only her')).toMatchObject({ kind: 'signed-in' });
  });

  it('of a user who was disabled since open nothing', async () => {
    const made = await post(test, wire.resetPassword, { userName: 'ben.lee' }, admin);
    await post(test, wire.disableUser, { userName: 'ben.lee' }, admin);
    expect(await use(made.kind === 'made' ? tokenOf(made) : '')).toEqual({
      kind: 'refused',
      reason: 'withdrawn',
    });
  });

  it('stand in the database by their hash alone', async () => {
    const token = await invite('hal.lee');
    const rows = await test.central.db.selectFrom('access_links').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(await test.central.db.selectFrom('audit_log').selectAll().execute())).not.toContain(
      token,
    );
  });

  it('that somebody makes up are counted, and make the address wait', async () => {
    const runOn = test.standStill();
    const kinds = new Set<string>();
    for (let tries = 0; tries < 41; tries++) kinds.add((await read(`made-up-${tries}`)).kind);
    expect([...kinds].sort()).toEqual(['refused', 'throttled']);
    runOn();
  });

  it('end with their time, and say so', async () => {
    const token = await invite('dan.lee');
    test.later(72 * HOUR_MS);
    expect(await read(token)).toEqual({ kind: 'refused', reason: 'over' });
    expect(await use(token)).toEqual({ kind: 'refused', reason: 'over' });
    await tidy(test.central);
    expect(await read(token)).toEqual({ kind: 'refused', reason: 'over' });
  });
});

describe('the link for the first administrator', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral({}, undefined, ['administrator']);
  });
  afterAll(() => test.close());

  it('makes the first user with a name of their own, and then no more is made', async () => {
    const older = await linkForFirstAdministrator(test.central);
    const made = await linkForFirstAdministrator(test.central);
    if (!older || !made) throw new Error('no link');
    const use = (token: string, more = {}) =>
      post(test, wire.useAccessLink, { token, newPassword: GOOD, ...more });
    expect(await use(tokenOf(older), { userName: 'ann' })).toEqual({ kind: 'refused', reason: 'withdrawn' });
    expect(await use(tokenOf(made))).toEqual({ kind: 'not-taken', reason: 'name-wanted' });
    expect(await use(tokenOf(made), { userName: 'ann' })).toEqual({ kind: 'set', userName: 'ann' });
    expect(await post(test, wire.signIn, { userName: 'ann', password: GOOD })).toMatchObject({
      kind: 'signed-in',
      role: 'administrator',
      townId: null,
      secondFactor: 'wanted',
    });
    expect(await linkForFirstAdministrator(test.central)).toBeNull();
  });

  it('opens nothing once there is a user by another way', async () => {
    await test.central.db.deleteFrom('sessions').execute();
    await test.central.db.deleteFrom('known_devices').execute();
    await test.central.db.deleteFrom('users').execute();
    const made = await linkForFirstAdministrator(test.central);
    await createUser(test.central, 'ben', 'clerk', 'test');
    const token = made ? tokenOf(made) : '';
    expect(await post(test, wire.readAccessLink, { token })).toEqual({
      kind: 'refused',
      reason: 'withdrawn',
    });
    const use = { token, newPassword: GOOD, userName: 'eve' };
    expect(await post(test, wire.useAccessLink, use)).toEqual({ kind: 'refused', reason: 'withdrawn' });
  });
});
