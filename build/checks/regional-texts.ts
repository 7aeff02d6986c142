import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutRegion } from '../../domain/text/index.ts';
import { leavesOf } from './leaves.ts';

/** Where a language's words stand, and beside them what its countries say otherwise. */
const PLACES = [
  { whole: 'renderer/i18n/locales', regions: 'renderer/i18n/regions' },
  { whole: 'domain/text/languages', regions: 'domain/text/languages/regions' },
];

/** Words of another country, of which none may be left: so a text that is new is noticed where only the language's own file has it. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  'pt-BR':
    /ecrã|telemóv|\bmorada\b|auscultador|algarism|\bmontante|câmara municipal|município|faturas?\b|nome de família|código postal|demasiad|marcaç|autocarro|desporto|\b(está|estão|estamos) a \p{L}+r\b|^A (?!pagar)\p{L}+r\b/iu,
};

/**
 * What is wrong with the words of countries: one that its language does not have, that says the same, or takes other values, and words that
 * people of that country do not use, in its own texts or in those that it shares with its language. Empty when all is well.
 */
export function regionalProblems(root: string): string[] {
  return PLACES.flatMap(({ whole, regions }) => {
    const folder = join(root, regions);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).flatMap((file) => {
      const tag = file.replace(/\.json$/, '');
      const base = join(root, whole, `${withoutRegion(tag)}.json`);
      if (!existsSync(base)) return [`${tag}: ${whole} has no texts of the language`];
      const problems = compare(textsOf(base), textsOf(join(folder, file)), ELSEWHERE[tag]);
      return problems.map((problem) => `${tag}: ${regions}: ${problem}`);
    });
  });
}

type Texts = ReadonlyMap<string, string>;

function compare(base: Texts, own: Texts, elsewhere: RegExp | undefined): string[] {
  const problems: string[] = [];
  for (const [key, text] of own) {
    const there = base.get(key);
    if (there === undefined) problems.push(`${key} is not in the language`);
    else if (there === text) problems.push(`${key} says what the language says`);
    else if (valuesIn(there) !== valuesIn(text)) problems.push(`${key} takes other values`);
  }
  for (const [key, text] of new Map([...base, ...own]))
    if (elsewhere?.test(text)) problems.push(`${key} has words of another country: ${text}`);
  return problems;
}

const valuesIn = (text: string): string => [...text.matchAll(/\{+\w+\}+/g)].flat().sort().join();

const textsOf = (file: string): Texts =>
  new Map(
    leavesOf(JSON.parse(readFileSync(file, 'utf8'))).flatMap(([path, text]) =>
      typeof text === 'string' ? [[path, text]] : [],
    ),
  );
