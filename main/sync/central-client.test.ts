import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { heartbeat } from '../../domain/wire/index.ts';
import { deviceKey } from '../identity/index.ts';
import { createCentralClient } from './central-client.ts';

const DEADLINE_MS = 400;
const LATE_MS = 1_200;

let folder: string;
const server = createServer((_request, response) => {
  setTimeout(() => response.writeHead(404).end(), LATE_MS);
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-client-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const ask = (patience: number) =>
  createCentralClient({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keyId: 'a kiosk',
    key: deviceKey(join(folder, 'device.key')),
    now: () => new Date(),
    patience,
  }).call(heartbeat, {} as never, DEADLINE_MS);

it('does not wait for an answer beyond the deadline', async () => {
  expect(await ask(1)).toEqual({ kind: 'unreachable', why: 'TimeoutError' });
});

it('waits longer where the town knows that its line is slow', async () => {
  expect(await ask(150)).toMatchObject({ kind: 'refused', status: 404 });
});
