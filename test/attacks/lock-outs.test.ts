import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { hash } from 'argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '../../central/server/people/index.ts';
import { createDisplay } from '../../central/server/queue/index.ts';
import { type TestCentral, TOWN_ID, testCentral } from '../../central/server/testing/index.ts';
import { displayEventsPath, signIn } from '../../central/wire/index.ts';

const MINUTE_MS = 60_000;

describe('a stranger who', () => {
  let test: TestCentral;
  let password: string;
  let cookies: string;
  const OFFICE = '198.51.100.7';

  beforeAll(async () => {
    // Waits that are long against the time that a busy machine takes for a try.
    test = await testCentral({ signInsFailedPerUserByStrangers: 12, signInFirstWaitMs: MINUTE_MS });
    test.standStill();
    const created = await createUser(test.central, 'ann', 'clerk', 'test');
    if (created.kind !== 'created') throw new Error(created.reason);
    ({ password } = created);
    // The hash says itself what a try costs: these tests are about the waiting.
    const password_hash = await hash(password, { memoryCost: 1_024, timeCost: 2, parallelism: 1 });
    await test.central.db.updateTable('users').set({ password_hash }).execute();
  });
  afterAll(() => test.close());

  const tried = async (typed: string, address: string, cookie = '') => {
    const answer = await fetch(`${test.address}${signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, cookie },
      body: JSON.stringify({ userName: 'ann', password: typed }),
    });
    const given = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
    return { ...(await answer.json()), given: given.join('; ') };
  };

  it('types five wrong passwords of a clerk: the clerk signs in from elsewhere at once', async () => {
    for (let tries = 0; tries < 5; tries++) {
      expect(await tried('wrong', '203.0.113.1')).toMatchObject({ kind: 'refused' });
    }
    expect(await tried(password, '203.0.113.1')).toMatchObject({ kind: 'throttled' });
    const clerk = await tried(password, OFFICE);
    expect(clerk.kind).toBe('signed-in');
    cookies = clerk.given;
  });

  it('goes on typing: waits twice as long each time, at most a quarter of an hour', async () => {
    const waits: number[] = [];
    for (let tries = 0; tries < 6; tries++) {
      const { kind, retryAfterMs } = await tried('wrong', '203.0.113.1');
      expect(kind).toBe('throttled');
      waits.push(retryAfterMs);
      test.later(retryAfterMs);
      expect((await tried('wrong', '203.0.113.1')).kind).toBe('refused');
    }
    expect(waits.map((wait) => Math.ceil(wait / MINUTE_MS))).toEqual([1, 2, 4, 8, 15, 15]);
    test.later(25 * 60 * MINUTE_MS);
  });

  it('types wrong passwords from many addresses: others wait, a device that the clerk has used does not', async () => {
    for (let tries = 0; tries < 12; tries++) await tried('wrong', `203.0.113.${tries + 10}`);
    expect(await tried(password, '198.51.100.99')).toMatchObject({ kind: 'throttled' });
    expect(await tried(password, '198.51.100.99', cookies)).toMatchObject({ kind: 'signed-in' });
  });

  it("has a device's token of one clerk, or a made-up one: waits as everybody does with another's name", async () => {
    const other = await createUser(test.central, 'ben', 'clerk', 'test');
    expect(other.kind).toBe('created');
    const asBen = await fetch(`${test.address}${signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': OFFICE, cookie: cookies },
      body: JSON.stringify({ userName: 'ben', password: 'wrong' }),
    });
    expect(await asBen.json()).toEqual({ kind: 'refused' });
    const forged = `townhall_device=${'A'.repeat(43)}`;
    expect(await tried(password, '198.51.100.99', forged)).toMatchObject({ kind: 'throttled' });
    const kept = await test.central.db.selectFrom('known_devices').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(/townhall_device=([^;]+)/.exec(cookies)?.[1]);
  });

  it('opens as many streams of the call display as there are: the town’s own display still shows', async () => {
    const crowded = await testCentral({ displaysAtOnce: 6, displaysAtOncePerAddress: 4 });
    const open: Socket[] = [];
    const follow = async (address: string, token = ''): Promise<number> => {
      const { hostname, port } = new URL(crowded.address);
      const socket = connect(Number(port), hostname);
      open.push(socket);
      const path = displayEventsPath(TOWN_ID, token);
      socket.write(`GET ${path} HTTP/1.1\r\nhost: central\r\nx-forwarded-for: ${address}\r\n\r\n`);
      const [data] = await once(socket, 'data');
      return Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1]);
    };
    const statuses: number[] = [];
    for (let at = 0; at < 5; at++) statuses.push(await follow('203.0.113.1'));
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    for (const address of ['203.0.113.2', '203.0.113.3']) expect(await follow(address)).toBe(200);
    expect(await follow('203.0.113.4')).toBe(429);

    const display = { townId: TOWN_ID, name: 'Waiting room' };
    const created = await createDisplay(crowded.central, display, 'test');
    const token = created.kind === 'created' ? (created.path.split('#')[1] ?? '') : '';
    expect(await follow('203.0.113.4', token)).toBe(200);
    const own = open.at(-1);
    const ended = own ? once(own, 'close') : null;
    own?.on('error', () => undefined);
    // It comes back after its network was away: the new connection takes the place of the old one.
    expect(await follow('203.0.113.4', token)).toBe(200);
    await ended;
    expect(await follow('203.0.113.4', 'made-up')).toBe(429);
    const kept = await crowded.central.db.selectFrom('displays').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    for (const socket of open) socket.destroy();
    await crowded.close();
  });
});
