import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeliverAnswer, deliverJournal, holdBills } from '../../domain/wire/index.ts';
import { readPostmaster } from './database/embedded/postmaster.ts';
import {
  billFile,
  billLine,
  enrolTestKiosk,
  kioskAt,
  payToTheEnd,
  type TestKiosk,
  temporaryFolder,
  testJournal,
  townFolder,
} from './testing/index.ts';

const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const PROGRAM = fileURLToPath(new URL('index.ts', import.meta.url));
const DEADLINE_MS = 180_000;

type Server = {
  readonly process: ChildProcess;
  readonly address: string;
  readonly ended: Promise<number | null>;
};

describe('the program, on its embedded database', () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const servers: Server[] = [];
  // The embedded database is what is tested here, whatever the other tests run on.
  const environment = {
    PATH: process.env.PATH,
    LC_ALL: 'C',
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  };
  let kiosk: TestKiosk;

  const runIn = (
    cwd: string,
    ...words: string[]
  ): Promise<{ code: number; lines: string[]; error: string }> =>
    new Promise((resolve) => {
      const args = [PROGRAM, ...words, '--log-level', 'silent'];
      execFile(NODE, args, { cwd, env: environment, timeout: DEADLINE_MS }, (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? 1) : 0;
        resolve({ code, lines: stdout.trim().split('\n'), error: stderr });
      });
    });
  const run = (...words: string[]) => runIn(process.cwd(), ...words, '--data-dir', data);
  const json = async (...words: string[]) => JSON.parse((await run(...words)).lines[0] ?? '');
  const serve = async (): Promise<Server> => {
    const args = [PROGRAM, 'serve', '--port', '0', '--data-dir', data, '--log-level', 'silent'];
    const child = spawn(NODE, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    const line = await new Promise<string>((resolve, reject) => {
      if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
      child.once('exit', () => reject(new Error('the server ended')));
    });
    const ready = JSON.parse(line);
    expect(ready).toMatchObject({ kind: 'ready', pid: child.pid });
    const server = { process: child, address: ready.address, ended };
    servers.push(server);
    return server;
  };
  const until = async (what: () => Promise<boolean> | boolean): Promise<void> => {
    const deadline = Date.now() + DEADLINE_MS;
    while (!(await what())) {
      if (Date.now() > deadline) throw new Error('it did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };

  beforeAll(async () => {
    expect(await json('import-town', townFolder())).toMatchObject({ kind: 'imported', townId: 'millbrook' });
    const file = join(folder, 'bills.csv');
    writeFileSync(
      file,
      billFile(Array.from({ length: 300 }, (_, bill) => billLine('104-2210', `W-${bill}`, '1.00'))),
    );
    const looked = await json('import-bills', file, '--dry-run');
    expect(looked).toMatchObject({ kind: 'previewed', added: { count: 300, sumMinor: 30_000 } });
    expect(await json('import-bills', file)).toMatchObject({ kind: 'imported', added: 300 });
  });
  afterAll(async () => {
    for (const server of servers) server.process.kill('SIGKILL');
    // The last server may have been killed before it could end its database.
    const { embeddedPostgres } = await import('./database/embedded/embedded-postgres.ts');
    await (await embeddedPostgres(data)).stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses nothing that it acknowledged and pays nothing twice when it is killed again and again', async () => {
    let server = await serve();
    const code = (await json('create-kiosk', 'MILL1', 'Town hall', '--confirmed')).enrolmentCode;
    kiosk = await enrolTestKiosk(server.address, code);
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const bills: { billId: string; billNumber: string }[] = (await json('bills', '--limit', '200')).bills;
    for (const [turn, { billId, billNumber }] of bills.entries()) {
      const lines = [{ billId, billNumber, amountMinor: 100 }];
      const total = { amountMinor: 100, currency: 'EUR' };
      const transactionId = randomUUID();
      const held = await kiosk.ask(holdBills, { transactionId, lines, total });
      if (held.kind !== 'held') throw new Error(held.reason);
      payToTheEnd(journal, { transactionId, reference: `MILL1-${turn}`, lines, holdId: held.holdId });
    }
    let acknowledged = 0;
    let next = 0;
    let kills = 0;
    while (next < journal.entries.length) {
      const now = kioskAt(
        server.address,
        { kioskId: kiosk.kioskId, kioskCode: 'MILL1', epoch: 1 },
        kiosk.key,
      );
      const answer: DeliverAnswer | null = await now
        .ask(deliverJournal, { entries: journal.entries.slice(next, next + 7) })
        .catch(() => null);
      if (answer === null) {
        await server.ended;
        server = await serve();
        continue;
      }
      expect(answer.kind === 'accepted' || answer.kind === 'gap').toBe(true);
      // Nothing that was acknowledged is ever missing.
      expect(answer.head.seq).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = answer.head.seq;
      next = answer.head.seq;
      if (kills < 4 && acknowledged > (kills + 1) * 350) {
        kills++;
        const delay = kills * 2;
        setTimeout(() => server.process.kill('SIGKILL'), delay);
        // Every second time the database dies with it.
        const postmaster = readPostmaster(join(data, 'postgres'));
        if (kills % 2 === 0 && postmaster) setTimeout(() => process.kill(postmaster.pid, 'SIGKILL'), delay);
      }
    }
    expect(kills).toBe(4);
    const after: { paidMinor: number }[] = (await json('bills', '--limit', '300')).bills;
    expect(after.filter((bill) => bill.paidMinor === 100)).toHaveLength(200);
    expect(after.filter((bill) => bill.paidMinor !== 100 && bill.paidMinor !== 0)).toHaveLength(0);
    expect((await json('transactions', '--limit', '300')).transactions).toHaveLength(200);
    expect((await json('alarms')).alarms).toEqual([]);
    expect((await json('exceptions')).exceptions).toEqual([]);
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
  });

  it('says "unavailable" while the database is away, and works again when it is back', async () => {
    const server = await serve();
    const status = async () => (await fetch(`${server.address}/api/health`)).status;
    expect(await status()).toBe(200);
    const postmaster = readPostmaster(join(data, 'postgres'));
    if (!postmaster) throw new Error('no database runs');
    process.kill(postmaster.pid, 'SIGKILL');
    const answer = await fetch(`${server.address}/api/health`);
    if (answer.status !== 200) {
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    // The processes of the one that was killed may answer for a moment longer.
    await until(() => readPostmaster(join(data, 'postgres'))?.pid !== postmaster.pid);
    await until(async () => (await status()) === 200);
    server.process.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(existsSync(join(data, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('tells what was wrong with what it was asked', async () => {
    const smtpFile = join(folder, 'smtp-url');
    writeFileSync(smtpFile, 'smtp://127.0.0.1\n');
    expect(await run('serve', '--port', 'ninety')).toMatchObject({ code: 2 });
    expect((await run('serve', '--port', 'ninety')).error).toContain('port');
    expect(await run('no-such-command')).toMatchObject({ code: 2 });
    expect(await run('serve', '--no-such-flag', 'x')).toMatchObject({ code: 2 });
    expect((await run('serve', '--smtp-url-file', smtpFile)).error).toContain('mailFrom');
    expect(await run('create-kiosk', 'lower', 'Name')).toMatchObject({ code: 1 });
    expect(await run('create-user', 'anna', '--role', 'king')).toMatchObject({ code: 1 });
    const missing = await run('import-town', join(folder, 'nowhere'));
    expect(missing.code).toBe(1);
    expect(missing.lines[0]).toContain('town.json');
    expect(await run('import-bills', join(folder, 'nothing.csv'))).toMatchObject({ code: 1 });
  });

  it.each([[['--data-dir', 'town']], [[]]])(
    'makes its data below the folder where it runs (%j)',
    async (flags) => {
      const where = join(folder, `started-${flags.length}`);
      mkdirSync(where);
      const { code, lines } = await runIn(where, 'bills', '104-2210', ...flags);
      expect({ code, answer: JSON.parse(lines[0] ?? '') }).toMatchObject({ code: 0, answer: { bills: [] } });
      expect(readdirSync(join(where, flags[1] ?? 'var/central'))).toContain('postgres');
    },
  );

  it('makes users by links, and accounts of the demo with a password that it tells once', async () => {
    expect(await json('create-user', 'anna', '--role', 'clerk')).toMatchObject({
      kind: 'made',
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:8480\/#\/link\/[\w-]{43}$/),
    });
    expect(await json('create-user', 'anna', '--role', 'clerk')).toEqual({
      kind: 'refused',
      reason: 'invited',
    });
    expect(await json('create-user', 'demo', '--role', 'clerk', '--demo')).toMatchObject({ kind: 'created' });
  });
});
