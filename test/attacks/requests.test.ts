import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../central/server/app/index.ts';
import { type TestCentral, testCentral } from '../../central/server/testing/index.ts';
import { signIn, uploadBills } from '../../central/wire/index.ts';

describe('a request', () => {
  let test: TestCentral;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  /** Sends bytes as they are and reads until central closes the connection. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(test.address);
      const socket = connect(Number(port), hostname, () => socket.write(text));
      let answer = '';
      socket.on('data', (data) => {
        answer += data.toString('latin1');
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });
  const isWell = async () => (await fetch(`${test.address}/api/health`)).status === 200;

  it.each([
    '/../../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/display/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/%00/etc/passwd',
    '/api/display/v1/..%2f..%2fmillbrook/events',
  ])('for a file outside of what is served, %s: not found', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: central\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(answer).not.toMatch(/root:|"name":/);
  });

  it('whose body a stranger makes 25 MB large: refused before it is read', async () => {
    for (const { path } of [signIn, uploadBills]) {
      const length = 25 * 1024 ** 2;
      const head = `POST ${path} HTTP/1.1\r\nhost: central\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
      expect(await raw(`${head}{"csv":"`)).toMatch(/^HTTP\/1\.1 (401|413) /);
    }
    expect(await isWell()).toBe(true);
  });

  it.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 40\r\n\r\n{}'],
    ['a length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks of a made-up size', 'transfer-encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n'],
    ['a header without an end', `x: ${'a'.repeat(40_000)}\r\n\r\n`],
  ])('that hides another one behind %s: refused', async (_what, rest) => {
    const answer = await raw(
      `POST ${signIn.path} HTTP/1.1\r\nhost: central\r\nconnection: close\r\ncontent-type: application/json\r\n${rest}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await isWell()).toBe(true);
  });

  it.each([
    ['a prototype', '{"__proto__":{"role":"administrator"},"userName":"ann","password":"x"}'],
    ['half a text', '{"userName":"an'],
    ['a list', '[]'],
    ['numbers for texts', '{"userName":1,"password":2}'],
    ['a depth of 30,000', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ])('whose JSON is %s: 400 in a problem, and nothing of the inside', async (_what, body) => {
    const answer = await fetch(`${test.address}${signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'bad-input' });
    expect(text).not.toMatch(/ at |node_modules|select /);
  });

  describe('that is slow', () => {
    let slow: TestCentral;
    beforeAll(async () => {
      slow = await testCentral({ requestMs: 2_000, headMs: 1_000 });
    });
    afterAll(() => slow.close());

    /** Sends a beginning, then a byte now and then until central has enough of it. */
    const dripped = (beginning: string): Promise<string> =>
      new Promise((resolve) => {
        const { hostname, port } = new URL(slow.address);
        const socket = connect(Number(port), hostname, () => socket.write(beginning));
        const drip = setInterval(() => socket.writable && socket.write('x'), 100);
        let answer = '';
        socket.on('data', (data) => {
          answer += data.toString('latin1');
        });
        // A reset is an end as well.
        socket.on('error', () => undefined);
        socket.on('close', () => {
          clearInterval(drip);
          resolve(answer);
        });
      });

    it.each([
      ['nothing', ''],
      ['half a line', 'POST /api/con'],
      ['half a head', `POST ${signIn.path} HTTP/1.1\r\nhost: central\r\nx-a: `],
      [
        'half a body',
        `POST ${signIn.path} HTTP/1.1\r\nhost: central\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{"userName":"`,
      ],
    ])('and sends %s, and then a byte now and then: ended', async (_what, beginning) => {
      expect(await dripped(beginning)).not.toMatch(/^HTTP\/1\.1 200/);
    });
  });

  it('beside thousands of connections of one address: those over the limit are closed, the others answered', async () => {
    const limits = { ...test.central.limits, connections: 12, connectionsPerAddress: 6 };
    const log = pino({ level: 'silent' });
    const app = await buildApp(
      { ...test.central, limits },
      { log, consoleFolder: '/nowhere', proxies: [], publicUrl: null },
    );
    const { hostname, port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
    const opened = (): Promise<{ socket: Socket; isKept: boolean }> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write('GET /api/health HTTP/1.1\r\nhost: central\r\n\r\n'),
        );
        socket.once('data', () => resolve({ socket, isKept: true }));
        socket.on('error', () => resolve({ socket, isKept: false }));
        socket.once('close', () => resolve({ socket, isKept: false }));
      });
    const first: Socket[] = [];
    for (let at = 0; at < 6; at++) {
      const { socket, isKept } = await opened();
      expect(isKept).toBe(true);
      first.push(socket);
    }
    expect((await opened()).isKept).toBe(false);
    const gone = once(first[0]!, 'close');
    first[0]?.destroy();
    await gone;
    // Central hears of it a moment after us.
    await expect.poll(async () => (await opened()).isKept).toBe(true);
    for (const socket of first) socket.destroy();
    await app.close();
  });
});
