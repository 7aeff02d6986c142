import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeSmallContent } from '../../test/small-content/index.ts';
import { WITHOUT_TOWN } from '../configuration/index.ts';
import { readContentFolder, readInWorker } from './index.ts';

const SCRIPT = new URL('./content-reader.ts', import.meta.url);
const town = { ...WITHOUT_TOWN.definition, languages: ['en', 'ar'] };
let root: string;
let folder: string;
let failures: string[];
const read = (script: string | URL = SCRIPT) =>
  readInWorker(script, (why) => void failures.push(why))(folder, town);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reader-'));
  folder = join(root, 'content');
  mkdirSync(folder);
  writeSmallContent(root);
  failures = [];
});
afterEach(() => rmSync(root, { recursive: true }));

it('reads the same as without a thread of its own', async () => {
  const questions = Array.from({ length: 2_000 }, (_, at) => ({
    id: `q${at}`,
    question: { en: 'Where?', ar: 'أين؟' },
    answer: { en: 'Here. '.repeat(30), ar: 'هنا' },
  }));
  writeFileSync(join(folder, 'questions.json'), JSON.stringify(questions));
  expect(await read()).toEqual(await readContentFolder(folder, town));
  expect(failures).toEqual([]);
});

it('says what is wrong with a folder by its file and place', async () => {
  writeFileSync(join(folder, 'streets.json'), '["Mill Square", 3]');
  expect(await read()).toMatchObject({
    kind: 'problem',
    problem: { file: join(folder, 'streets.json'), path: '[1]' },
  });
  expect(failures).toEqual([]);
});

it.each([
  ['is not there', null],
  ['breaks', 'throw new Error("broken")'],
  ['ends without a word', ''],
])('reads without the thread when it %s', async (_, code) => {
  const script = join(root, 'reader.mjs');
  if (code !== null) writeFileSync(script, code);
  expect((await read(script)).kind).toBe('read');
  expect(failures).toHaveLength(1);
});
