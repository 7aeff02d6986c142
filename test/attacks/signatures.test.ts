import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../central/server/app/index.ts';
import { revokeKiosk } from '../../central/server/kiosks/index.ts';
import {
  type Changes,
  newKey,
  sendSigned,
  type TestCentral,
  type TestKiosk,
  testCentral,
} from '../../central/server/testing/index.ts';
import { emptyHead } from '../../domain/journal/index.ts';
import { heartbeat, SIGNED_COMPONENTS } from '../../domain/wire/index.ts';

const beat = {
  version: '1.0.0',
  bootId: '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f',
  screen: 'in-order' as const,
  devices: [{ device: 'printer' as const, state: 'ready', needsStaff: false }],
  head: emptyHead(1),
  waiting: 0,
};
const MINUTE_MS = 60_000;

describe('a signed request', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
  });
  afterAll(() => test.close());

  const send = (changes: Changes = {}) => kiosk.send(heartbeat.path, beat, changes);

  it('that fits, its clock up to four minutes wrong: taken', async () => {
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send({ createdMs: Date.now() - 4 * MINUTE_MS })).toMatchObject({ status: 200 });
    expect(await send({ createdMs: Date.now() + 4 * MINUTE_MS })).toMatchObject({ status: 200 });
  });

  it.each<[string, () => Changes]>([
    ['another body', () => ({ sentBody: JSON.stringify({ ...beat, waiting: 7 }) })],
    ['another path', () => ({ sentPath: '/api/kiosk/v1/journal' })],
    ['a query that was not signed', () => ({ sentPath: `${heartbeat.path}?a=1` })],
    ['another digest', () => ({ sentHeaders: { 'content-digest': 'sha-256=:AAAA:' } })],
    ['the key of another', () => ({ key: newKey() })],
    ['an unknown kiosk', () => ({ keyId: '00000000-0000-4000-8000-000000000000' })],
    ['a key id that is no id', () => ({ keyId: "' or 1=1 --" })],
    ['a clock six minutes behind', () => ({ createdMs: Date.now() - 6 * MINUTE_MS })],
    ['a clock six minutes ahead', () => ({ createdMs: Date.now() + 6 * MINUTE_MS })],
    ['a clock a year behind', () => ({ createdMs: Date.now() - 365 * 24 * 60 * MINUTE_MS })],
    ['another algorithm', () => ({ alg: 'hmac-sha256' })],
    ['a short nonce', () => ({ nonce: 'abc' })],
    ['another label', () => ({ label: 'sig1' })],
    ['no signature', () => ({ sentHeaders: { 'signature-input': '', signature: '' } })],
    ...SIGNED_COMPONENTS.map((component): [string, () => Changes] => [
      `no ${component}`,
      () => ({ components: SIGNED_COMPONENTS.filter((one) => one !== component) }),
    ]),
  ])('with %s: refused, always in the same words', async (_what, changes) => {
    const answer = await send(changes());
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      code: 'not-signed-in',
      message: 'The request is not signed, or no one is signed in.',
    });
  });

  it('sent again, also to another server process: refused', async () => {
    const nonce = 'a-nonce-of-this-test';
    const createdMs = Date.now();
    expect(await send({ nonce, createdMs })).toMatchObject({ status: 200 });
    expect(await send({ nonce, createdMs })).toMatchObject({ status: 401 });
    const second = await buildApp(test.central, {
      log: pino({ level: 'silent' }),
      consoleFolder: '/nowhere',
      proxies: [],
      publicUrl: null,
    });
    const address = await second.listen({ port: 0, host: '127.0.0.1' });
    const replay = await sendSigned(address, heartbeat.path, beat, kiosk.kioskId, kiosk.key, {
      nonce,
      createdMs,
    });
    expect(replay.status).toBe(401);
    await second.close();
  });

  it('sent twenty times at once: taken exactly once', async () => {
    const nonce = 'twenty-times-at-once';
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ nonce })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it('of a revoked kiosk: refused', async () => {
    const other = await test.kiosk('POOL1');
    expect(await other.send(heartbeat.path, beat)).toMatchObject({ status: 200 });
    expect(await revokeKiosk(test.central, 'POOL1', 'test')).toBe(true);
    expect(await other.send(heartbeat.path, beat)).toMatchObject({ status: 401 });
  });

  it('too large or not as described: refused with a problem', async () => {
    expect(await kiosk.send(heartbeat.path, { ...beat, version: 'x'.repeat(100_000) })).toMatchObject({
      status: 413,
    });
    const answer = await kiosk.send(heartbeat.path, { ...beat, version: 7 });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('version');
  });
});
