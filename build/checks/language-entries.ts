import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, Language, plainWords, writtenPath } from '../../domain/text/index.ts';
import { lettersWithoutFont } from './fonts.ts';

const ENTRIES = 'domain/text/languages';
const TEXTS = 'renderer/i18n/locales';

/**
 * What is wrong with what the product knows of its languages: an entry that the schema refuses, a language that has an entry and no
 * texts for the screens, or the other way round, or that no code offers, and letters that no font of a page has.
 */
export function languageEntryProblems(root: string): string[] {
  if (!existsSync(join(root, ENTRIES))) return [];
  const entries = tagsIn(join(root, ENTRIES));
  const texts = tagsIn(join(root, TEXTS));
  return [
    ...lacking(entries, texts, `${TEXTS} has no texts for it`),
    ...lacking(texts, entries, `${ENTRIES} has no entry for it`),
    ...lacking(entries, LANGUAGES, 'domain/text/languages.ts does not list it'),
    ...entries.flatMap((tag) => entryProblems(tag, readFileSync(join(root, ENTRIES, `${tag}.json`), 'utf8'))),
    ...entries.flatMap((tag) =>
      lettersWithoutFont(root, readWords(root, tag)).map((problem) => `${tag}: ${problem}`),
    ),
    ...looseMarks(readWords(root, 'fr')).map((words) => `fr: a no-break space belongs into "${words}"`),
  ];
}

const tagsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''));

const lacking = (wanted: readonly string[], there: readonly string[], problem: string): string[] =>
  wanted.filter((tag) => !there.includes(tag)).map((tag) => `${tag}: ${problem}`);

function entryProblems(tag: string, text: string): string[] {
  const { data, error } = Language.safeParse(JSON.parse(text), { error: plainWords });
  if (error)
    return error.issues.map(({ path, message }) => `${tag}: ${writtenPath(path)}: expected ${message}`);
  return formsOfMinutes(tag)
    .filter((form) => !(form in data.wait.minutes))
    .map((form) => `${tag}: wait.minutes.${form} is missing`);
}

/** The plural forms of the waits that are said: multiples of five minutes. */
function formsOfMinutes(tag: string): string[] {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(Array.from({ length: 48 }, (_, at) => rules.select(5 * (at + 1))))];
}

/** Marks that French sets apart, with a space at which the line may break, so that one of them begins a line. */
const looseMarks = (text: string): string[] =>
  // Marks beside each other are keys of the keyboard.
  [...text.matchAll(/\S*[^\s.,] [?!:;»]|« \S+/g)].map(([words]) => words);

const readWords = (root: string, tag: string): string =>
  [ENTRIES, TEXTS]
    .map((folder) => join(root, folder, `${tag}.json`))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
