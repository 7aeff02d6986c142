import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageEntryProblems } from './language-entries.ts';
import { leavesOf } from './leaves.ts';
import { regionalProblems } from './regional-texts.ts';

/**
 * What is wrong with the texts of the resident's screens: a key that a language lacks, or has too much; other interpolations; plural
 * forms that a language needs (Unicode CLDR) and does not have; keys that no code uses, or that code uses and no language has. And what
 * is wrong with the product's other words in these languages.
 * Empty when all is well.
 */
export function languageProblems(root: string): string[] {
  const folder = join(root, 'renderer/i18n/locales');
  if (!existsSync(folder)) return [];
  const locales = readdirSync(folder).map((file) => ({
    language: file.replace(/\.json$/, ''),
    texts: textsIn(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  }));
  const source = locales.find(({ language }) => language === 'en');
  if (!source) return ['the English texts are missing'];
  const plurals = pluralStems(source.texts);
  return [
    ...locales.flatMap(({ language, texts }) => compare(language, texts, source.texts, plurals)),
    ...usageProblems(root, new Set([...source.texts.keys()].map((key) => stemOf(key, plurals)))),
    ...languageEntryProblems(root),
    ...regionalProblems(root),
  ];
}

type Texts = ReadonlyMap<string, string>;

const PLURAL_FORM = /_(zero|one|two|few|many|other)$/;

function textsIn(part: unknown): Texts {
  return new Map(
    leavesOf(part).map(([path, text]) => {
      if (typeof text !== 'string') throw new Error(`${path} is neither a text nor a group of texts`);
      return [path, text];
    }),
  );
}

const pluralStems = (texts: Texts): ReadonlySet<string> =>
  new Set(
    [...texts.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL_FORM, '')),
  );

function stemOf(key: string, plurals: ReadonlySet<string>): string {
  const stem = key.replace(PLURAL_FORM, '');
  return plurals.has(stem) ? stem : key;
}

function compare(language: string, texts: Texts, source: Texts, plurals: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  const needed = new Map<string, string>();
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [key, text] of source) {
    const stem = stemOf(key, plurals);
    if (stem === key) needed.set(key, text);
    else for (const form of forms) needed.set(`${stem}_${form}`, source.get(`${stem}_other`) ?? text);
  }
  for (const [key, text] of needed) {
    const own = texts.get(key);
    if (own === undefined || own.trim() === '') problems.push(`${language}: ${key} is missing`);
    else if (!key.endsWith('_zero') && valuesIn(own) !== valuesIn(text))
      problems.push(
        `${language}: ${key} has the values ${valuesIn(own) || 'none'}, not ${valuesIn(text) || 'none'}`,
      );
  }
  for (const key of texts.keys())
    if (!needed.has(key)) problems.push(`${language}: ${key} is not in English`);
  return problems;
}

const valuesIn = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort().join(', ');

/** Keys stand in code as quoted texts, or as templates whose gaps are filled with a part of a key. */
function usageProblems(root: string, keys: ReadonlySet<string>): string[] {
  const code = sources(join(root, 'renderer'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const groups = new Set([...keys].map((key) => key.split('.')[0] ?? ''));
  const quoted = [...code.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/g)].flatMap(([, key]) => key ?? []);
  const called = [...code.matchAll(/\bsay\(\s*'([^']+)'/g)].flatMap(([, key]) => key ?? []);
  const templates = [...code.matchAll(/`([a-zA-Z]+\.[^`\s]*\$\{[^`\s]*)`|say\(\s*`([^`]+)`/g)]
    .map((match) => match[1] ?? match[2] ?? '')
    .map(
      (template) => new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`),
    );
  const missing = called.filter((key) => !keys.has(key));
  const used = new Set(quoted.filter((key) => groups.has(key.split('.')[0] ?? '')));
  const unused = [...keys].filter(
    (key) => !used.has(key) && !templates.some((template) => template.test(key)),
  );
  return [
    ...missing.map((key) => `${key} is used in renderer/ and no language has it`),
    ...unused.map((key) => `${key} is not used in renderer/`),
  ];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}
