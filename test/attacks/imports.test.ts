import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { commands, Settings } from '../../central/server/commands/index.ts';
import { createUser } from '../../central/server/people/index.ts';
import {
  type TestCentral,
  type TestKiosk,
  temporaryFolder,
  testCentral,
} from '../../central/server/testing/index.ts';
import { importTown } from '../../central/server/town/index.ts';
import { signIn, uploadBills } from '../../central/wire/index.ts';
import {
  APPOINTMENTS,
  BARREN_RULES,
  BILLS,
  barrenCalendar,
  CALENDARS,
  SERVICES,
  TABLES,
  wholeBillFile,
} from './testing/hostile-files.ts';
import { sendElsewhere } from './testing/send-elsewhere.ts';
import { whileImporting } from './testing/standstill.ts';

/** `npm run attack` tries every file; `npm test` every third one of a kind. */
const tried = <File>(files: Iterable<File>): File[] =>
  [...files].filter((_, at) => process.env.TOWNHALL_ATTACKS === 'whole' || at % 3 === 0);
const demo = join(import.meta.dirname, '../../config/towns/millbrook');

describe('a file', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let folder: string;
  let content: string;
  let supervisor: string;
  beforeAll(async () => {
    test = await testCentral();
    await importTown(test.central, demo, 'test');
    kiosk = await test.kiosk();
    folder = temporaryFolder();
    content = join(folder, 'content');
    cpSync(join(demo, 'content'), content, { recursive: true });
    supervisor = await signedIn();
  });
  afterAll(() => test.close());

  async function signedIn(): Promise<string> {
    const created = await createUser(test.central, 'sue', 'supervisor', 'test');
    if (created.kind !== 'created') throw new Error(created.reason);
    const answer = await post(signIn.path, JSON.stringify({ userName: 'sue', password: created.password }));
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, cookie = ''): Promise<Response> =>
    fetch(`${test.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body,
    });
  const upload = async (
    body: string | Uint8Array<ArrayBuffer>,
  ): Promise<{ status: number; text: string }> => {
    return sendElsewhere(`${test.address}${uploadBills.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: supervisor },
      body,
    });
  };
  /** What the folder of content holds, to see that nothing was changed. */
  const held = (): string =>
    readdirSync(content)
      .filter((name) => name.endsWith('.json'))
      .map((name) => `${name} ${readFileSync(join(content, name), 'utf8')}`)
      .join();
  const run = async (command: string, words: readonly string[], into = content): Promise<unknown> => {
    const { answer } = await commands[command]!.run(test.central, words, Settings.parse({ into }));
    return answer;
  };
  /** Writes a hostile file, imports it and looks that kiosks were answered, and that nothing was imported. */
  const refuses = async (
    { task }: TestContext,
    text: string,
    command: string,
    words: (file: string) => readonly string[] = (file) => [file],
  ): Promise<string> => {
    const file = join(folder, 'hostile');
    writeFileSync(file, text);
    const before = held();
    const seen = await whileImporting(kiosk, () => run(command, words(file)));
    task.meta.figure = seen.figure;
    expect(seen.answer).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(seen.answer)).toMatch(/expected|must/);
    expect(seen.readers).toBe(1);
    expect(seen.answered).toBeGreaterThan(0);
    expect(held()).toBe(before);
    return JSON.stringify(seen.answer);
  };

  it('that does not come, to compare the figures with: kiosks are answered', async ({ task }) => {
    const nothing = async (): Promise<void> => {
      for (let at = 0; at < 50; at += 1) await sql`select 1`.execute(test.central.db);
    };
    const seen = await whileImporting(kiosk, nothing);
    task.meta.figure = seen.figure;
    expect(seen.readers).toBe(0);
  });

  it.each(tried(BARREN_RULES))(
    'of events with the rule %s: a sentence, by a limit on steps',
    async (rule) => {
      const file = join(folder, 'barren');
      writeFileSync(file, barrenCalendar(rule));
      const before = held();
      const { answer, readers } = await whileImporting(kiosk, () => run('import-calendar', [file]));
      expect(answer).toMatchObject({ kind: 'refused' });
      expect(JSON.stringify(answer)).toMatch(/expected a rule that yields days|expected at least one entry/);
      expect(readers).toBe(1);
      expect(held()).toBe(before);
    },
  );

  for (const [what, text] of tried(CALENDARS))
    it(`of events with ${what}: refused, and kiosks are answered`, (context) =>
      refuses(context, text(), 'import-calendar'));

  for (const [what, text] of tried(SERVICES))
    it(`of services with ${what}: refused, and kiosks are answered`, (context) =>
      refuses(context, text(), 'import-hsds'));

  for (const [what, text] of tried(TABLES))
    it(`of departments with ${what}: refused, and kiosks are answered`, (context) =>
      refuses(context, text(), 'import-csv', (file) => ['departments', file]));

  for (const [what, text] of tried(TABLES))
    it(`of translations with ${what}: refused, and kiosks are answered`, (context) =>
      refuses(context, text(), 'import-translations'));

  for (const [what, text] of tried(APPOINTMENTS))
    it(`of appointments with ${what}: refused, and kiosks are answered`, (context) =>
      refuses(context, text(), 'import-appointments'));

  for (const [what, text] of tried(BILLS))
    it(`of bills with ${what}, uploaded: refused, and kiosks are answered`, async ({ task }) => {
      const body = Buffer.from(JSON.stringify({ csv: text() }));
      const seen = await whileImporting(kiosk, () => upload(body));
      task.meta.figure = seen.figure;
      expect(seen.answer).toMatchObject({ status: 200, text: expect.stringContaining('"refused"') });
      expect(seen.readers).toBe(2);
      expect(seen.answered).toBeGreaterThan(0);
    });

  it('of content with nine million empty objects: refused, and kiosks are answered', async ({ task }) => {
    const other = join(folder, 'other');
    cpSync(content, other, { recursive: true });
    writeFileSync(join(other, 'news.json'), `[${'{},'.repeat(9_000_000)}{}]`);
    const seen = await whileImporting(kiosk, () => run('import-content', [other]));
    task.meta.figure = seen.figure;
    expect(seen.answer).toMatchObject({ kind: 'refused', reason: expect.stringContaining('values') });
    expect(seen.readers).toBe(1);
    expect(seen.answered).toBeGreaterThan(0);
  });

  it('of bills as JSON with eight million empty objects beside it: 400, and kiosks are answered', async ({
    task,
  }) => {
    const body = Buffer.from(`{"csv":"","more":[${'{},'.repeat(7_900_000)}{}]}`);
    const seen = await whileImporting(kiosk, () => upload(body));
    task.meta.figure = seen.figure;
    expect(seen.answer.status).toBe(400);
    expect(seen.readers).toBe(1);
    expect(seen.answered).toBeGreaterThan(0);
  });

  it('that is larger than any is: refused, and the sentence says how large it may be', async () => {
    expect(await upload(Buffer.alloc(26_000_000, 'x'))).toMatchObject({
      status: 413,
      text: expect.stringContaining('25.1 MB'),
    });
    const file = join(folder, 'large');
    writeFileSync(file, Buffer.alloc(31_000_000));
    for (const [command, words] of [
      ['import-calendar', [file]],
      ['import-hsds', [file]],
      ['import-csv', ['places', file]],
      ['import-translations', [file]],
      ['import-bills', [file]],
      ['import-appointments', [file]],
    ] as const)
      expect(JSON.stringify(await run(command, words)), command).toMatch(/larger than \d+ MB|at most \d+ MB/);
  });

  it('of a report from a stranger, in three hundred thousand parts: 400, and kiosks are answered', async ({
    task,
  }) => {
    const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n';
    const body = Buffer.from(`${part.repeat(300_000)}--x--\r\n`);
    const report = () =>
      sendElsewhere(`${test.address}/open311/v2/requests.json`, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body,
      }).then(({ status }) => status);
    const seen = await whileImporting(kiosk, report);
    task.meta.figure = seen.figure;
    expect(seen.answer).toBe(400);
    expect(seen.readers).toBe(1);
    expect(seen.answered).toBeGreaterThan(0);
  });

  it('of bills uploaded eight times at once: one after the other, the last ones refused, kiosks answered', async ({
    task,
  }) => {
    const body = Buffer.from(JSON.stringify({ csv: wholeBillFile(1_000) }));
    const seen = await whileImporting(kiosk, () =>
      Promise.all(Array.from({ length: 8 }, () => upload(body))),
    );
    task.meta.figure = seen.figure;
    const statuses = seen.answer.map(({ status }) => status).sort();
    expect(seen.answer.filter(({ text }) => text.includes('"imported"')).length).toBeGreaterThanOrEqual(5);
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(statuses.at(-1)).toBe(429);
    expect(seen.answered).toBeGreaterThan(0);
  });

  const most = process.env.TOWNHALL_ATTACKS === 'whole' ? 20_000 : 5_000;
  it(`of ${most} bills that are right: imported, and kiosks are answered`, async ({ task }) => {
    const body = Buffer.from(JSON.stringify({ csv: wholeBillFile(most) }));
    const seen = await whileImporting(kiosk, () => upload(body));
    task.meta.figure = seen.figure;
    const errors = test.log.filter((line) => line.includes('"level":50'));
    expect(seen.answer.text.slice(0, 200), errors.join()).toContain('"imported"');
    expect(seen.answered).toBeGreaterThan(0);
  });
});
