import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { heartbeat } from '../../domain/wire/index.ts';
import { deviceKey } from '../identity/index.ts';
import { createCentralClient, createDownloader } from '../sync/index.ts';
import { listenForRestraint, type Restraint, restrainedClient, restrainedDownloader } from './index.ts';
import { LONGEST_WAIT_MS } from './retry-after.ts';

const DEADLINE_MS = 60_000;

let folder: string;
let asked: string[];
let answer: { status: number; headers: Record<string, string> };
let nowMs: number;
let restraint: Restraint;
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.writeHead(answer.status, answer.headers).end();
});
const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const settings = () => ({
  url: url(),
  keyId: randomUUID(),
  key: deviceKey(join(folder, 'device.key')),
  now: () => new Date(),
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restraint-'));
  asked = [];
  answer = { status: 200, headers: {} };
  nowMs = 1_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  restraint = listenForRestraint(`${url()}/`, () => nowMs);
});
afterEach(async () => {
  restraint.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const download = () =>
  restrainedDownloader(createDownloader(settings()), restraint)(
    { path: '/package', from: 0, to: 10 },
    AbortSignal.timeout(DEADLINE_MS),
  );
const call = () =>
  restrainedClient(createCentralClient(settings()), restraint).call(heartbeat, {} as never, DEADLINE_MS);
const residentCalls = () => createCentralClient(settings()).call(heartbeat, {} as never, DEADLINE_MS);

it.each([
  ['a download', download],
  ['a call', call],
] as const)(
  'after %s that was asked to wait, nothing that can wait is sent until the time is over',
  async (_, first) => {
    answer = { status: 503, headers: { 'retry-after': '120' } };
    expect(await first()).toMatchObject({ kind: 'unreachable' });
    expect(asked).toHaveLength(1);
    expect(restraint.waitMs()).toBe(120_000);
    nowMs += 119_999;
    expect(await download()).toEqual({ kind: 'unreachable' });
    expect(await call()).toEqual({ kind: 'unreachable', why: 'central has asked to wait' });
    expect(asked).toHaveLength(1);
    nowMs += 1;
    await download();
    expect(asked).toHaveLength(2);
  },
);

it('hears what central says to a call that does not wait, and keeps that one from nothing', async () => {
  answer = { status: 429, headers: { 'Retry-After': '30' } };
  await residentCalls();
  expect(restraint.waitMs()).toBe(30_000);
  expect(await download()).toEqual({ kind: 'unreachable' });
  await residentCalls();
  expect(asked).toHaveLength(2);
});

it('counts the last word of central', async () => {
  answer = { status: 503, headers: { 'retry-after': '999999' } };
  await residentCalls();
  expect(restraint.waitMs()).toBe(LONGEST_WAIT_MS);
  answer = { status: 503, headers: { 'retry-after': '5' } };
  await residentCalls();
  expect(restraint.waitMs()).toBe(5_000);
});

it('reads a date by the clock of the answer', async () => {
  const headers = { date: 'Thu, 01 Jan 1970 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 1970 00:01:00 GMT' };
  answer = { status: 503, headers };
  await residentCalls();
  expect(restraint.waitMs()).toBe(60_000);
});

it('hears nothing of others than central, and nothing after it was closed', async () => {
  answer = { status: 503, headers: { 'retry-after': '120' } };
  const other = listenForRestraint('http://127.0.0.9:1', () => nowMs);
  await residentCalls();
  expect(other.waitMs()).toBe(0);
  other.close();
  nowMs += 120_000;
  restraint.close();
  await residentCalls();
  expect(restraint.waitMs()).toBe(0);
});
