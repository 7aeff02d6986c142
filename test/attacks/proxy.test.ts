import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../central/server/app/index.ts';
import { readOptions } from '../../central/server/commands/index.ts';
import { createUser } from '../../central/server/people/index.ts';
import { type TestCentral, testCentral } from '../../central/server/testing/index.ts';
import { signIn } from '../../central/wire/index.ts';

describe('behind a proxy,', () => {
  let test: TestCentral;
  let password: string;
  const open: { close: () => Promise<unknown> }[] = [];
  beforeAll(async () => {
    test = await testCentral({ open311ReadsPerAddress: 2 });
    const created = await createUser(test.central, 'ann', 'clerk', 'test');
    password = created.kind === 'created' ? created.password : '';
  });
  afterAll(async () => {
    for (const app of open) await app.close();
    await test.close();
  });

  const central = async (proxies: string[], publicUrl: string | null) => {
    const log = pino({ level: 'silent' });
    const app = await buildApp(test.central, { log, consoleFolder: '/nowhere', proxies, publicUrl });
    open.push(app);
    return app;
  };
  type App = Awaited<ReturnType<typeof central>>;
  const read = async (app: App, remoteAddress: string, forwarded?: string) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    return (await app.inject({ url: '/open311/v2/services.json', remoteAddress, headers })).statusCode;
  };

  it('a caller who makes up addresses: counted by the address that the proxy saw', async () => {
    const app = await central(['10.0.0.0/24'], null);
    const answers: number[] = [];
    for (let at = 0; at < 4; at++) answers.push(await read(app, '10.0.0.5', `203.0.113.${at}, 198.51.100.1`));
    expect(answers).toEqual([200, 200, 429, 429]);
    expect(await read(app, '10.0.0.5', '198.51.100.1, 198.51.100.2')).toBe(200);
  });

  it('a caller who reaches central past the proxy: counted by its own address', async () => {
    const app = await central(['10.0.0.5'], null);
    const answers: number[] = [];
    for (let at = 0; at < 3; at++) answers.push(await read(app, '198.51.100.3', `203.0.113.${at}`));
    expect(answers).toEqual([200, 200, 429]);
  });

  it('a caller with a network of IPv6 to choose addresses from: counted as one', async () => {
    const app = await central(['10.0.0.5'], null);
    const answers: number[] = [];
    for (let at = 1; at < 4; at++) answers.push(await read(app, '10.0.0.5', `2001:db8:7:7:${at}::${at}`));
    expect(answers).toEqual([200, 200, 429]);
    expect(await read(app, '10.0.0.5', '2001:db8:7:8::1')).toBe(200);
  });

  it('a header that is no address: neither breaks anything nor is counted as one', async () => {
    const app = await central(['10.0.0.6'], null);
    const answers: number[] = [];
    for (const text of ['unknown', "' or 1=1 --", 'a'.repeat(9_000)]) {
      answers.push(await read(app, '10.0.0.6', text));
    }
    expect(answers).toEqual([200, 200, 429]);
  });

  it('a Host or X-Forwarded-Host of the caller’s choice: stands in nothing that central says', async () => {
    const app = await central(['10.0.0.5'], 'https://central.millbrook.example');
    const answer = await app.inject({
      url: '/open311/v2/discovery.json',
      remoteAddress: '10.0.0.5',
      headers: {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'gopher',
        'x-forwarded-for': '198.51.100.8',
      },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).not.toMatch(/evil|gopher/);
    expect(answer.json().endpoints[0].url).toBe('https://central.millbrook.example/open311/v2');
    const plain = await fetch(`${test.address}/open311/v2/discovery.json`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '198.51.100.9' },
    });
    expect((await plain.json()).endpoints[0].url).toBe(`${test.address}/open311/v2`);
  });

  it('a line in clear text, or another host of the town: cannot set or read the cookies', async () => {
    const app = await central(['10.0.0.5'], 'https://central.millbrook.example');
    const payload = { userName: 'ann', password };
    const answer = await app.inject({ method: 'POST', url: signIn.path, remoteAddress: '10.0.0.5', payload });
    expect(answer.cookies.map(({ name }) => name)).toEqual([
      '__Host-townhall_session',
      '__Host-townhall_device',
    ]);
    for (const cookie of answer.cookies) {
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/' });
      expect(cookie.domain).toBeUndefined();
    }
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=31536000/);
    const session = answer.cookies[0]?.value ?? '';
    const who = (name: string) => app.inject({ url: signIn.path, headers: { cookie: `${name}=${session}` } });
    expect((await who('townhall_session')).statusCode).toBe(401);
    expect((await who('__Host-townhall_session')).statusCode).toBe(200);
  });
});

describe('settings with which central does not start:', () => {
  const read = (...args: string[]) => readOptions(['serve', ...args], {});

  it.each([
    'true',
    'yes',
    '*',
    'loopback',
    'proxy.example',
    '10.0.0.0/0',
    '10.0.0.0/33',
    '10.0.0.5;10.0.0.6',
  ])('trust in whatever proxy (--trust-proxy %s): refused with a sentence', (list) => {
    expect(read('--trust-proxy', list)).toMatchObject({
      kind: 'wrong',
      reason: expect.stringContaining('no address of a proxy'),
    });
  });

  it.each(['0.0.0.0', '::', '10.1.2.3', 'central.example', '127.0.0.1.evil.example'])(
    'clear text on a line that others share (--host %s): refused unless said twice',
    (host) => {
      expect(read('--host', host)).toMatchObject({ kind: 'wrong', reason: expect.stringContaining('clear') });
      expect(read('--host', host, '--clear-text', '127.0.0.1').kind).toBe('wrong');
      expect(read('--host', host, '--clear-text', host).kind).toBe('read');
    },
  );

  it.each(['--database-url', '--smtp-url'])('a password among the arguments (%s): refused', (flag) => {
    for (const args of [[flag, 'smtp://a:b@c'], [`${flag}=postgres://a:b@c`]]) {
      expect(read(...args)).toMatchObject({ kind: 'wrong', reason: expect.stringContaining('-file') });
    }
  });

  it('a list of proxies and a public address: taken as they are meant', () => {
    expect(
      read('--trust-proxy', '127.0.0.1, 10.20.0.0/16,2001:db8::/32', '--public-url', 'https://c.example/'),
    ).toMatchObject({
      settings: {
        trustProxy: ['127.0.0.1', '10.20.0.0/16', '2001:db8::/32'],
        publicUrl: 'https://c.example',
      },
    });
    for (const url of ['c.example', 'ftp://c.example', 'https://c.example/path', 'https://a:b@c.example']) {
      expect(read('--public-url', url).kind, url).toBe('wrong');
    }
  });
});
