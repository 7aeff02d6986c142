import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LETTERS_OF, wordsFrom } from './search-words.ts';

const QUESTIONS = 5_000;
const PICTURES = 6;
/** Languages of which there are no made-up words have English ones. */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'pl', 'uk', 'ar', 'zh-Hans', 'vi'];
const BUNDLE_BYTES = 50_000_000;

/** Writes a large town's content into a folder: the demo town's, thousands of questions in ten languages, and films, 50 MB together. Every call makes another. */
export function writeLargeContent(folder: string): void {
  cpSync('config/towns/millbrook/content', folder, { recursive: true });
  const words = LANGUAGES.map(
    (language) => [language, wordsFrom(LETTERS_OF[language] ? language : 'en', 6_000)] as const,
  );
  const text = (count: number): Record<string, string> =>
    Object.fromEntries(
      words.map(([language, { pick, seldom }]) => [
        language,
        [seldom(), ...Array.from({ length: count }, pick)].join(' '),
      ]),
    );
  const questions = Array.from({ length: QUESTIONS }, (_, at) => ({
    id: `question-${at}`,
    question: text(7),
    answer: text(24),
  }));
  write(folder, 'questions.json', questions);
  const media = Array.from({ length: PICTURES }, (_, at) => `media/film-${at}.webm`);
  const page = {
    id: 'films',
    title: text(2),
    summary: text(2),
    blocks: media.map((file) => ({ kind: 'video', file, spoken: text(6) })),
  };
  write(folder, 'pages.json', [...JSON.parse(readFileSync(join(folder, 'pages.json'), 'utf8')), page]);
  mkdirSync(join(folder, 'media'), { recursive: true });
  const left = Math.max(0, BUNDLE_BYTES - bytesIn(folder));
  for (const file of media) writeFileSync(join(folder, file), randomBytes(Math.floor(left / PICTURES)));
}

const write = (folder: string, name: string, value: unknown): void =>
  writeFileSync(join(folder, name), JSON.stringify(value));

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
