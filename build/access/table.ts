import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Proof, Row } from './row.ts';
import { ROWS } from './rows.ts';

export const DOCUMENT = 'docs/accessibility.md';

const HEAD = ['| # | rule | met | how | held by |', '| --- | --- | --- | --- | --- |'];

/** The table of docs/accessibility.md, as its rows say. */
export const tableOf = (rows: readonly Row[]): string => [...HEAD, ...rows.map(lineOf)].join('\n');

function lineOf({ id, rule, where, met, except, how, proofs, besides }: Row): string {
  const held = [...namesByFile(proofs), ...(besides ? [besides] : [])].join('; ');
  return `| ${id} | ${rule} (${where}) | ${met}${except ? `; ${except}` : ''} | ${how} | ${held} |`;
}

/** Each file with the tests of it that are named, once. */
function namesByFile(proofs: readonly Proof[]): string[] {
  const byFile = Map.groupBy(proofs, ({ test }) => test.file);
  return [...byFile].map(([file, all]) => {
    const names = [...new Set(all.map(({ test }) => `"${test.name}"`))];
    return `\`${basename(file)}\`: ${names.join(', ')}`;
  });
}

/** The document with its table as the rows say; everything around it stays. Null where it has no such table. */
export function withTable(document: string, rows: readonly Row[]): string | null {
  const [head = ''] = HEAD;
  const from = document.indexOf(head);
  if (from === -1) return null;
  const end = document.indexOf('\n\n', from);
  return document.slice(0, from) + tableOf(rows) + (end === -1 ? '\n' : document.slice(end));
}

/** Where the table, its rows and what they name do not agree. */
export function accessProblems(root: string): string[] {
  const document = readFileSync(join(root, DOCUMENT), 'utf8');
  const stale = withTable(document, ROWS) !== document;
  return [
    ...(stale
      ? [`${DOCUMENT}: its table is not that of build/access/rows.ts; run npm run access-table`]
      : []),
    ...ROWS.flatMap(({ id, met, proofs }) => [
      ...(met === 'yes' && proofs.length === 0 ? [`row ${id}: a "yes" names no test`] : []),
      ...proofs.flatMap((proof) => proofProblems(root, proof).map((problem) => `row ${id}: ${problem}`)),
    ]),
  ];
}

/** A proof whose test is gone, or whose change fits nowhere or in several places, proves nothing. */
function proofProblems(root: string, { test, broken }: Proof): string[] {
  const read = (file: string): string =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  const places = read(broken.file).split(broken.from).length - 1;
  return [
    ...(hasTest(read(test.file), test.name) ? [] : [`${test.file} has no test "${test.name}"`]),
    ...(places === 1 ? [] : [`${broken.file} has ${places} places of ${JSON.stringify(broken.from)}`]),
  ];
}

/** Whether a test of this name stands in a file; what the file fills in itself, as `${language}`, is not compared. */
function hasTest(source: string, name: string): boolean {
  if (source.includes(name)) return true;
  const templates = [...source.matchAll(/`([^`\n]*\$\{[^`\n]*)`/g)].map(([, template = '']) => template);
  return templates.some((template) => {
    const [begin = '', ...rest] = template.split(/\$\{[^}]*\}/);
    return name.startsWith(begin) && name.endsWith(rest.at(-1) ?? '');
  });
}
