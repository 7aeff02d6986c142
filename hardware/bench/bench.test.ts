import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSerialKeypad } from '../keypad/index.ts';
import { openSerialReader } from '../reader/index.ts';
import { openSerialScanner } from '../scanner/index.ts';

type Ready = {
  page: string;
  printer: { host: string; port: number };
  terminal: { host: string; port: number; caPath: string };
  scanner: { path: string };
  reader: { path: string };
  keypad: { path: string };
  smtp: { host: string; port: number };
};

let folder: string;
let bench: ChildProcess;
let ready: Ready;

const soon = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 60_000, interval: 10 });

async function start(...args: string[]): Promise<{ child: ChildProcess; line: Promise<string> }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'index.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', () => output.includes('\n') && resolve(output));
    child.once('exit', () => resolve(output));
  });
  return { child, line };
}

const ANY_PORTS = [
  '--page-port',
  '0',
  '--printer-port',
  '0',
  '--terminal-port',
  '0',
  '--smtp-port',
  '0',
  '--printer-speed',
  '10000',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const presets = join(folder, 'town.json');
  writeFileSync(
    presets,
    JSON.stringify({ codes: [{ label: 'A bill', value: 'TKB1:riverton:4471:118:00' }] }),
  );
  const started = await start(...ANY_PORTS, '--data-dir', folder, '--presets', presets);
  bench = started.child;
  ready = JSON.parse(await started.line) as Ready;
});

afterAll(async () => {
  const ended = new Promise((resolve) => bench.once('exit', (code) => resolve(code)));
  bench.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect([existsSync(ready.scanner.path), existsSync(ready.reader.path)]).toEqual([false, false]);
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  await post('/api/printer/reset', {});
});

const url = (path: string): string => new URL(path, ready.page).href;
const get = async <Value>(path: string): Promise<Value> => (await (await fetch(url(path))).json()) as Value;

async function post(path: string, body: unknown): Promise<{ status: number; body: { error?: string } }> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(url(path), init);
  return { status: response.status, body: (await response.json()) as { error?: string } };
}

function print(...parts: readonly (string | number)[]): Promise<Buffer> {
  const socket = connect(ready.printer.port, ready.printer.host);
  socket.end(
    Buffer.concat(
      parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'latin1'))),
    ),
  );
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks)));
    socket.on('error', reject);
  });
}

const CUT = [0x1d, 'VA', 0];

describe('the printer', () => {
  it('shows each paper as text, SVG and PNG', async () => {
    const link = 'https://riverton.example/r/9';
    const qr = [
      0x1d,
      '(k',
      link.length + 3,
      0,
      '1P0',
      link,
      0x1d,
      '(k',
      3,
      0,
      '1C',
      6,
      0x1d,
      '(k',
      3,
      0,
      '1Q0',
    ];
    await print('Water bill   42.50\n', ...qr, ...CUT, 'second\n');
    const papers = await soon(async () => {
      const found = await get<{ number: number; end: string; text: string[] }[]>('/api/printer/papers');
      expect(found).toHaveLength(2);
      return found;
    });
    expect(papers).toMatchObject([
      { number: 1, end: 'full-cut', text: ['Water bill   42.50', `[qr ${link}]`] },
      { number: 2, end: 'printing', text: ['second'] },
    ]);
    expect(await (await fetch(url('/api/printer/papers/2.txt'))).text()).toBe('second\n');
    expect(await (await fetch(url('/api/printer/papers/1.svg'))).text()).toContain('Water bill');
    const path = join(folder, 'paper.png');
    writeFileSync(path, Buffer.from(await (await fetch(url('/api/printer/papers/1.png'))).arrayBuffer()));
    expect(spawnSync('zbarimg', ['-q', '--raw', path], { encoding: 'utf8' }).stdout.trim()).toBe(link);
    expect((await fetch(url('/api/printer/papers/99.svg'))).status).toBe(404);
  });

  it('tells what was wrong with the bytes', async () => {
    await print(0x1b, 0x7f, 'a\n');
    await soon(async () =>
      expect(await get('/api/printer/errors')).toMatchObject([{ kind: 'unknown-command', hex: '1b 7f' }]),
    );
  });

  it('takes faults, now and in mid-job', async () => {
    expect((await post('/api/printer/faults', { paperNearEnd: true })).status).toBe(200);
    expect([...(await print(0x10, 0x04, 4))]).toEqual([0x1e]);
    await post('/api/printer/schedule', { after: { unit: 'lines', count: 1 }, set: { paperOut: true } });
    await print('one\n', 'two\n');
    await soon(async () =>
      expect(await get('/api/state')).toMatchObject({
        printer: { faults: { paperOut: true }, pendingBytes: 4 },
      }),
    );
  });
});

describe('the terminal', () => {
  it('listens, and its certificate authority lies in a file to pin', async () => {
    expect(readFileSync(ready.terminal.caPath, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(await get('/api/state')).toMatchObject({
      terminal: { power: 'on', listening: true, display: { state: 'idle' }, autoCard: false },
    });
  });

  it('takes faults for the next payment and for good, and loses them when cleared', async () => {
    await post('/api/terminal/faults', {
      next: [{ kind: 'late-approval', afterMs: 5000 }],
      standing: [{ kind: 'offline' }],
    });
    expect(await get('/api/state')).toMatchObject({
      terminal: { queuedFaults: 1, faults: [{ kind: 'offline' }], listening: false },
    });
    await post('/api/terminal/clear', {});
    expect(await get('/api/state')).toMatchObject({
      terminal: { queuedFaults: 0, faults: [], listening: true },
    });
  });

  it('has a button for each of its faults, and takes them all', async () => {
    const page = readFileSync(join(import.meta.dirname, 'page', 'terminal-view.js'), 'utf8');
    const faults = readFileSync(
      join(import.meta.dirname, '..', 'terminal', 'nexo', 'simulator', 'faults.ts'),
      'utf8',
    );
    const kinds = [...new Set([...faults.matchAll(/readonly kind: '([a-z-]+)'/g)].map(([, kind]) => kind))];
    expect(kinds.length).toBeGreaterThan(30);
    for (const kind of kinds) expect(page).toContain(`kind: '${kind}'`);
    const group = (name: string): { kind: string }[] => {
      const [, body = ''] = new RegExp(`const ${name} = (\\{[\\s\\S]*?\\n\\});`).exec(page) ?? [];
      return Object.values(new Function(`return (${body})`)() as Record<string, { kind: string }>);
    };
    for (const fault of group('NEXT_FAULTS'))
      expect(await post('/api/terminal/faults', { next: [fault] })).toMatchObject({ status: 200 });
    for (const fault of group('NEXT_REVERSAL_FAULTS'))
      expect(await post('/api/terminal/faults', { nextReversal: [fault] })).toMatchObject({ status: 200 });
    for (const fault of group('STANDING_FAULTS'))
      expect(await post('/api/terminal/faults', { standing: [fault] })).toMatchObject({ status: 200 });
    await post('/api/terminal/clear', {});
  });

  it('says what its present period holds', async () => {
    expect(await get('/api/terminal/totals')).toEqual({ periodId: '1000', groups: [] });
  });

  it('is switched off and on, and refuses a card that it does not wait for', async () => {
    await post('/api/terminal/power', { on: false });
    expect(await get('/api/state')).toMatchObject({ terminal: { power: 'off', display: { state: 'off' } } });
    await post('/api/terminal/power', { on: true });
    expect(await post('/api/terminal/card', { card: 'contactless' })).toMatchObject({ status: 409 });
    expect(await get('/api/terminal/ledger')).toEqual([]);
  });
});

it('offers the presets of the town', async () => {
  expect(await get('/api/state')).toMatchObject({ presets: { codes: [{ label: 'A bill' }], cards: [] } });
});

it('scans codes and presents cards on its serial lines', async () => {
  const scanner = openSerialScanner({ path: ready.scanner.path, baudRate: 115_200, random: Math.random });
  const reader = openSerialReader({ path: ready.reader.path, baudRate: 9600, random: Math.random });
  const seen: string[] = [];
  scanner.onCode((code) => seen.push(code));
  reader.onCard((card) => seen.push(card.cardNumber));
  await soon(() =>
    expect([scanner.status(), reader.status()]).toEqual([{ connection: 'online' }, { connection: 'online' }]),
  );
  await post('/api/scanner/scan', { code: 'TH1:4471' });
  await soon(() => expect(seen).toEqual(['TH1:4471']));
  await post('/api/reader/card', { cardNumber: '21234000112233' });
  await soon(() => expect(seen).toEqual(['TH1:4471', '21234000112233']));
  await post('/api/scanner/plug', { plugged: false });
  await soon(() => expect(scanner.status()).toEqual({ connection: 'offline' }));
  expect(await post('/api/scanner/scan', { code: 'x' })).toMatchObject({ status: 409 });
  await post('/api/scanner/plug', { plugged: true });
  await soon(() => expect(scanner.status()).toEqual({ connection: 'online' }));
  await Promise.all([scanner.close(), reader.close()]);
});

it('presses the keys of its keypad and plugs headphones in', async () => {
  const keypad = openSerialKeypad({ path: ready.keypad.path, baudRate: 9600, random: Math.random });
  const events: string[] = [];
  keypad.onEvent((event) => events.push(event));
  await soon(() => expect(keypad.status()).toEqual({ connection: 'online' }));
  await post('/api/keypad/press', { event: 'down' });
  await post('/api/keypad/press', { event: 'headphones-in' });
  await soon(() => expect(events).toEqual(['down', 'headphones-in']));
  expect(await get('/api/state')).toMatchObject({ keypad: { plugged: true, headphones: true } });
  expect(await post('/api/keypad/press', { event: 'left' })).toMatchObject({ status: 400 });
  await post('/api/keypad/plug', { plugged: false });
  await soon(() => expect(keypad.status()).toEqual({ connection: 'offline' }));
  expect(await post('/api/keypad/press', { event: 'up' })).toMatchObject({ status: 409 });
  await post('/api/keypad/plug', { plugged: true });
  await soon(() => expect(keypad.status()).toEqual({ connection: 'online' }));
  await keypad.close();
});

describe('mail', () => {
  async function sendMail(body: string): Promise<string> {
    const socket = connect(ready.smtp.port, ready.smtp.host);
    const says = [
      'EHLO kiosk',
      'MAIL FROM:<kiosk@riverton.example>',
      'RCPT TO:<ana@example.org>',
      'DATA',
      `${body}\r\n.`,
      'QUIT',
    ];
    let transcript = '';
    socket.on('data', (data: Buffer) => {
      transcript += data.toString();
      if (/^\d{3} .*\r\n$/m.test(data.toString())) socket.write(`${says.shift() ?? ''}\r\n`);
    });
    await new Promise((resolve) => socket.once('close', resolve));
    return transcript;
  }

  it('is kept, decoded, newest first, the last fifty', async () => {
    for (let count = 1; count <= 52; count += 1) {
      await sendMail(
        `Subject: =?utf-8?B?${Buffer.from(`Квитанция ${count}`).toString('base64')}?=\r\n\r\nThank you`,
      );
    }
    const mails = await get<{ subject: string; to: string[]; text: string }[]>('/api/mails');
    expect(mails).toHaveLength(50);
    expect(mails[0]).toMatchObject({ subject: 'Квитанция 52', to: ['ana@example.org'] });
    expect(mails[0]?.text).toContain('Thank you');
  });

  it('is refused when told so', async () => {
    await post('/api/mails/clear', {});
    await post('/api/mails/answer', { answer: 'refuse-for-now' });
    expect(await sendMail('Subject: a\r\n\r\nb')).toContain('450 ');
    await post('/api/mails/answer', { answer: 'accept' });
    expect(await get('/api/mails')).toEqual([]);
  });
});

describe('what it refuses', () => {
  it.each([
    ['a fault that is none', '/api/printer/faults', { paper: true }, 400],
    ['an answer delay of a day', '/api/printer/faults', { answerDelayMs: 86_400_000 }, 400],
    ['an unknown card', '/api/terminal/card', { card: 'gold' }, 400],
    ['a terminal fault without its time', '/api/terminal/faults', { next: [{ kind: 'slow' }] }, 400],
    ['an empty code', '/api/scanner/scan', { code: '' }, 400],
    ['an unknown address', '/api/coffee', {}, 404],
    ['a wrong method', '/api/state', {}, 405],
    ['more than it can take', '/api/scanner/scan', { code: 'x'.repeat(200_000) }, 413],
  ])('%s, with one sentence', async (_, path, body, status) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBeTruthy();
  });

  it('a form of another site', async () => {
    const response = await fetch(url('/api/printer/reset'), {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(response.status).toBe(415);
  });

  it('arguments that are none, naming them', async () => {
    const { child, line } = await start('--page-port', 'seventy');
    expect(await line).toContain('page-port');
    await soon(() => expect(child.exitCode).toBe(2));
  });

  it('a file of presets that is none, naming it', async () => {
    const path = join(folder, 'presets.json');
    writeFileSync(path, '{"codes":[{"label":"A bill"}]}');
    const { child, line } = await start(...ANY_PORTS, '--presets', path, '--data-dir', join(folder, 'third'));
    expect(await line).toContain('presets.json');
    await soon(() => expect(child.exitCode).toBe(1));
  });

  it('an address that is taken, and leaves nothing running', async () => {
    const busy = String(ready.printer.port);
    const { child, line } = await start(
      ...ANY_PORTS,
      '--printer-port',
      busy,
      '--data-dir',
      join(folder, 'second'),
    );
    expect(await line).toContain('EADDRINUSE');
    await soon(() => expect(child.exitCode).toBe(1));
  });
});

it('serves its page and tells of changes as they happen', async () => {
  const page = await fetch(ready.page);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const html = await page.text();
  const script = await (await fetch(url('/bench.js'))).text();
  const linked = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g), ...script.matchAll(/from '\.(\/[^']+)'/g)];
  expect(linked.length).toBeGreaterThanOrEqual(5);
  for (const [, path] of linked) expect((await fetch(url(path!))).status).toBe(200);

  const stopping = new AbortController();
  const events = await fetch(url('/api/events'), { signal: stopping.signal });
  const stream = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  void post('/api/printer/faults', { coverOpen: true });
  while (!heard.includes('"coverOpen":true')) {
    const { value, done } = await stream.read();
    expect(done).toBe(false);
    heard += value;
  }
  stopping.abort();
});
