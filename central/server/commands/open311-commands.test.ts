import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reporterAt, type TestCentral, testCentral } from '../testing/index.ts';
import { commands, Settings, serve } from './index.ts';

const DEADLINE_MS = 20_000;

describe('Open311 as IT sets it up', () => {
  let ours: TestCentral;
  let theirs: TestCentral;
  beforeAll(async () => {
    [ours, theirs] = await Promise.all([testCentral(), testCentral()]);
  });
  afterAll(() => Promise.all([ours.close(), theirs.close()]));

  const run = async (test: TestCentral, name: string, ...words: string[]) => {
    const command = commands[name];
    if (!command) throw new Error(name);
    return command.run(test.central, words, Settings.parse({}));
  };

  it('gives a program a key, lists keys without showing them, and takes a key away', async () => {
    const { done, answer } = await run(theirs, 'create-open311-key', 'Street app');
    expect(done).toBe(true);
    expect(answer).toMatchObject({ kind: 'created', apiKey: expect.stringMatching(/^[\w-]{43}$/) });
    const { apiKey, clientId } = answer as { apiKey: string; clientId: string };
    const listed = JSON.stringify((await run(theirs, 'open311-keys')).answer);
    expect(listed).toContain('Street app');
    expect(listed).not.toContain(apiKey);
    expect((await run(theirs, 'revoke-open311-key', clientId)).done).toBe(true);
    expect((await run(theirs, 'revoke-open311-key', clientId)).done).toBe(false);
    expect((await run(theirs, 'create-open311-key', '')).done).toBe(false);
  });

  it('forwards while central serves, to the endpoint in IT’s file', async () => {
    const { answer } = await run(theirs, 'create-open311-key', 'The other town');
    const { apiKey } = answer as { apiKey: string };
    const open311File = join(mkdtempSync(join(tmpdir(), 'open311-')), 'outside.json');
    const url = `${theirs.address}/open311/v2`;
    writeFileSync(open311File, JSON.stringify({ millbrook: { url, apiKey, codes: { LAMP: 'LAMP' } } }));
    await reporterAt(await ours.kiosk()).report({
      category: 'lamp',
      place: { words: 'Square', position: null },
    });
    const database = {
      db: ours.central.db,
      url: ours.url,
      ownRole: true,
      embedded: null,
      keepRunning: async () => undefined,
      close: async () => undefined,
    };
    const settings = Settings.parse({ open311File, port: 0 });
    const serving = await serve(ours.central, database, settings, pino({ level: 'silent' }));
    const deadline = Date.now() + DEADLINE_MS;
    let arrived = 0;
    while (arrived === 0 && Date.now() < deadline) {
      arrived = (await theirs.central.db.selectFrom('service_requests').select('request_id').execute())
        .length;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await serving.close();
    expect(arrived).toBe(1);
  });

  it('does not serve with a file that it cannot use', async () => {
    const settings = Settings.parse({ open311File: '/nowhere.json', port: 0 });
    const log: string[] = [];
    const logger = pino({}, { write: (line: string) => log.push(line) });
    const database = {
      db: ours.central.db,
      url: ours.url,
      ownRole: true,
      embedded: null,
      keepRunning: async () => undefined,
      close: async () => undefined,
    };
    await expect(serve(ours.central, database, settings, logger)).rejects.toThrow('Open311');
    expect(log.join()).toContain('open311-file-wrong');
  });
});
