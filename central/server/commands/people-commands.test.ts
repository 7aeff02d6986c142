import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, useAccessLink, whoAmI } from '../../wire/index.ts';
import { type TestCentral, temporaryFolder, testCentral } from '../testing/index.ts';
import { readOptions } from './options.ts';
import { commands } from './run-command.ts';

describe('people and their records on the command line', () => {
  let test: TestCentral;
  const folder = temporaryFolder();
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  async function run(line: string) {
    const options = readOptions([...line.split(' '), '--data-dir', folder], {});
    if (options.kind === 'wrong') throw new Error(options.reason);
    const [name = '', ...words] = options.words;
    const command = commands[name];
    if (!command) throw new Error(`no command ${name}`);
    const { done, answer } = await command.run(test.central, words, options.settings);
    // What it answers is printed as JSON.
    return { done, answer: JSON.parse(JSON.stringify(answer)) };
  }
  async function enter(password: string, userName = 'anna'): Promise<string> {
    const answer = await fetch(`${test.address}${signIn.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  const isIn = async (cookie: string): Promise<boolean> =>
    (await fetch(`${test.address}${whoAmI.path}`, { headers: { cookie } })).status === 200;

  /** Chooses a password by the link that a command printed. */
  async function choose(link: string, newPassword: string): Promise<string> {
    const token = link.split('/').at(-1);
    await fetch(`${test.address}${useAccessLink.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, newPassword }),
    });
    return newPassword;
  }

  it('takes access away, gives it back, and shows and ends sessions', async () => {
    const made = (await run('create-user anna --role clerk --public-url https://central.town.example'))
      .answer;
    expect(made.link).toMatch(/^https:\/\/central\.town\.example\/#\/link\/[\w-]{43}$/);
    const password = await choose(made.link, 'ducks on the old mill pond');
    const cookie = await enter(password);
    expect((await run('user sessions anna')).answer.sessions).toHaveLength(1);
    expect((await run('user end-sessions anna')).answer).toEqual({ kind: 'ended', sessions: 1 });
    expect(await isIn(cookie)).toBe(false);
    expect(await run('user disable anna')).toEqual({ done: true, answer: { kind: 'changed' } });
    expect(await enter(password)).toBe('');
    expect((await run('user list')).answer.users).toMatchObject([
      { userName: 'anna', role: 'clerk', townId: 'millbrook', disabledAt: expect.any(String), sessions: 0 },
    ]);
    await run('user enable anna');
    const { link } = (await run('user reset-password anna')).answer;
    expect(await enter(password)).toBe('');
    const reset = await choose(link, 'swans on the old mill pond');
    expect(await isIn(await enter(reset))).toBe(true);
    expect((await run('user role anna --role auditor')).done).toBe(true);
    expect((await run('user town anna --town all')).done).toBe(true);
    expect((await run('user list')).answer.users).toMatchObject([{ role: 'auditor', townId: null }]);
  });

  it('makes accounts of the demo, which sign in at a demo alone', async () => {
    const made = await run('create-user anna.demo --role clerk --demo');
    expect(made).toMatchObject({ done: true, answer: { kind: 'created', password: expect.any(String) } });
    expect((await run('user list')).answer.users).toMatchObject([{ demo: false }, { demo: true }]);
    expect(await enter(made.answer.password, 'anna.demo')).toBe('');
  });

  it('says what was wrong, and changes nothing', async () => {
    for (const line of [
      'user disable nobody',
      'user disable',
      'user fly anna',
      'user role anna --role king',
      'user town anna --town nowhere',
      'create-user bert --role clerk --town nowhere',
      'create-user anna --role clerk',
    ])
      expect(await run(line), line).toMatchObject({ done: false, answer: { kind: 'refused' } });
  });

  it('verifies the audit log, against heads that were kept outside too', async () => {
    const sound = await run('audit verify');
    expect(sound).toMatchObject({ done: true, answer: { kind: 'sound', headsCompared: 0 } });
    const file = join(folder, 'heads.jsonl');
    const at = new Date().toISOString();
    writeFileSync(file, `${JSON.stringify({ at, ...sound.answer.head })}\n`);
    expect(await run(`audit verify ${file}`)).toMatchObject({ done: true, answer: { headsCompared: 1 } });
    writeFileSync(file, `${JSON.stringify({ at, auditId: 1, hash: 'f'.repeat(64) })}\n`);
    expect(await run(`audit verify ${file}`)).toMatchObject({
      done: false,
      answer: { kind: 'broken', auditId: 1 },
    });
    writeFileSync(file, 'nonsense\n');
    expect(await run(`audit verify ${file}`)).toMatchObject({ done: false, answer: { kind: 'refused' } });
    expect(await run(`audit verify ${folder}/none`)).toMatchObject({ done: false });
  });
});
