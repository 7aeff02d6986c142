import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realDisk } from '../../slots/index.ts';
import { deviceKey } from '../identity/index.ts';
import { createDownloader } from '../sync/index.ts';
import { FETCH_TIMES, type Fetched, type FetchTimes, fetchFile } from './index.ts';

/** How a server answers that was asked for the bytes from one on. */
type Way = (response: ServerResponse, from: number) => void;

const FILE = randomBytes(200_000);
const TIMES: FetchTimes = { wholeMs: 60_000, silentMs: 60_000 };

let folder: string;
let server: Server;
let asked: string[];
let way: Way;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fetch-'));
  asked = [];
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? '');
    way(response, Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const part = (): string => join(folder, 'part');
const came = (): number => (existsSync(part()) ? readFileSync(part()).length : 0);

function fetchIt(times: FetchTimes = TIMES): Promise<Fetched> {
  const download = createDownloader({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyId: randomUUID(),
    key: deviceKey(join(folder, 'device.key')),
    now: () => new Date(),
  });
  const sha256 = createHash('sha256').update(FILE).digest('hex');
  const wanted = { bytes: FILE.length, sha256, to: join(folder, 'whole'), part: part() };
  return fetchFile(wanted, {
    ask: (from, signal) => download({ path: '/package', from, to: FILE.length }, signal),
    disk: realDisk,
    times,
    closing: new AbortController().signal,
  });
}

function begin(response: ServerResponse, from: number, status = 206): void {
  response.writeHead(status, {
    'content-length': FILE.length - from,
    'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}`,
  });
}
const whole: Way = (response, from) => {
  begin(response, from);
  response.end(FILE.subarray(from));
};
/** Half of what is asked for, and when some of it is kept, this: what a broken connection has on its way may be lost. */
const halfAndThen =
  (then: (response: ServerResponse) => void): Way =>
  (response, from) => {
    begin(response, from);
    const half = FILE.subarray(from, from + Math.floor((FILE.length - from) / 2));
    response.write(half);
    const look = setInterval(() => {
      if (came() <= from) return;
      clearInterval(look);
      then(response);
    }, 5);
    response.once('close', () => clearInterval(look));
  };

it.each<readonly [string, Way, Partial<FetchTimes>]>([
  ['hangs up', halfAndThen((response) => response.destroy()), {}],
  ['resets the connection', halfAndThen((response) => response.socket?.resetAndDestroy()), {}],
  ['says nothing more', halfAndThen(() => undefined), { silentMs: 3_000 }],
  [
    'drips, a byte at a time',
    halfAndThen((response) => {
      const drip = setInterval(() => response.write(FILE.subarray(0, 1)), 20);
      response.once('close', () => clearInterval(drip));
    }),
    { wholeMs: 3_000 },
  ],
])(
  'of a server that %s in the middle it keeps what came, and continues from there',
  async (_name, fault, times) => {
    way = fault;
    expect(await fetchIt({ ...TIMES, ...times })).toBe('interrupted');
    const had = came();
    expect(had).toBeGreaterThan(0);
    expect(existsSync(join(folder, 'whole'))).toBe(false);
    const from: number[] = [];
    way = (response, at) => {
      from.push(at);
      whole(response, at);
    };
    const end = await fetchIt();
    expect(from).toEqual([had]);
    // What dripped was not the file's: then all is thrown away, and nothing is ever taken for the file that is not.
    expect(end === 'fetched' ? readFileSync(join(folder, 'whole')).equals(FILE) : came() === 0).toBe(true);
  },
);

it.each<readonly [string, Way, Fetched]>([
  ['fails', (response) => response.writeHead(500).end(), 'interrupted'],
  ['is too busy', (response) => response.writeHead(429).end(), 'interrupted'],
  ['has it no more', (response) => response.writeHead(404).end(), 'gone'],
  ['hangs up at once', (response) => response.destroy(), 'interrupted'],
  [
    'sends the whole where a part was asked for',
    (response) => response.writeHead(200, { 'content-length': FILE.length }).end(FILE),
    'interrupted',
  ],
  [
    'answers with another range',
    (response) => {
      begin(response, 7);
      response.end(FILE.subarray(7));
    },
    'interrupted',
  ],
])('a server that %s gives nothing', async (_, fault, outcome) => {
  way = fault;
  expect(await fetchIt()).toBe(outcome);
  expect(came()).toBe(0);
  way = whole;
  expect(await fetchIt()).toBe('fetched');
});

it('follows no redirect, not even the first of twenty', async () => {
  way = (response) => response.writeHead(302, { location: `/package?again=${asked.length}` }).end();
  expect(await fetchIt()).toBe('interrupted');
  expect(asked).toEqual(['/package']);
});

it('writes no byte beyond the size that was signed, however much comes', async () => {
  way = (response, from) => {
    response.writeHead(206, { 'content-range': `bytes ${from}-${FILE.length - 1}/${FILE.length}` });
    const more = setInterval(() => response.write(FILE), 1);
    response.once('close', () => clearInterval(more));
  };
  expect(await fetchIt()).toBe('wrong');
  expect(came()).toBe(0);
});

it('throws away what is not what was signed', async () => {
  way = (response, from) => {
    begin(response, from);
    response.end(Buffer.alloc(FILE.length - from, 1));
  };
  expect(await fetchIt()).toBe('wrong');
  expect(came()).toBe(0);
  expect(FETCH_TIMES.silentMs).toBeLessThan(FETCH_TIMES.wholeMs);
});
