import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startScriptedTerminal } from './testing/scripted-terminal.ts';

const HOST = '127.0.42.6';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sends one payment through the bundled driver and prints what came of it. */
const SCRIPT = `
const { openTerminal, TerminalSettings } = await import(process.argv[1]);
const { randomBytes } = await import('node:crypto');
const settings = TerminalSettings.parse(JSON.parse(process.argv[2]));
const terminal = openTerminal(settings, { randomBytes, now: () => new Date(), log: () => {} });
const outcome = await terminal.pay({
  reference: { saleId: settings.saleId, poiId: settings.poiId, serviceId: 'PAY0000001' },
  transactionId: 't', amount: { amountMinor: 1234, currency: 'EUR' }, language: 'en',
}, () => {});
console.log(JSON.stringify(outcome));
await terminal.close();
process.exit(0);
`;

it('works as the one ESM file that the kiosk carries, without the library installed', async () => {
  await build({
    logLevel: 'silent',
    configFile: false,
    build: {
      target: 'node20',
      ssr: new URL('../index.ts', import.meta.url).pathname,
      outDir: folder,
      rollupOptions: { output: { entryFileNames: 'terminal.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const peer = await startScriptedTerminal(HOST, (socket) => socket.destroy());
  const settings = {
    host: HOST,
    poiId: 'V400m-1',
    saleId: 'kiosk-07',
    passphrase: 'correct horse',
    keyIdentifier: 'k',
    keyVersion: 1,
    caCertificatePem: peer.caPem,
    environment: 'test',
  };
  try {
    // The oldest Node that the kiosk has to run on, or Electron as Node, can be given instead.
    const node = process.env.NODE_UNDER_TEST ?? process.execPath;
    const args = [
      '--input-type=module',
      '-e',
      SCRIPT,
      join(folder, 'terminal.mjs'),
      JSON.stringify(settings),
    ];
    const { stdout } = await promisify(execFile)(node, args, { cwd: folder, timeout: 20_000 });
    expect(JSON.parse(stdout)).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(peer.received.some((request) => request.includes('"ServiceID":"PAY0000001"'))).toBe(true);
  } finally {
    await peer.close();
  }
});
