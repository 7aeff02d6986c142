import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { regionalProblems } from './regional-texts.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'regions-'));
  for (const folder of ['locales', 'regions'])
    mkdirSync(join(root, 'renderer/i18n', folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function given(pt: object, brazil: object): string[] {
  writeFileSync(join(root, 'renderer/i18n/locales/pt.json'), JSON.stringify(pt));
  writeFileSync(join(root, 'renderer/i18n/regions/pt-BR.json'), JSON.stringify(brazil));
  return regionalProblems(root).map((problem) => problem.replace('pt-BR: renderer/i18n/regions: ', ''));
}

test('a country that says some things otherwise has no problems', () => {
  expect(given({ a: { b: 'Ler no ecrã {{n}}', c: 'Sim' } }, { a: { b: 'Ler na tela {{n}}' } })).toEqual([]);
});

test('a text of nothing, the same text, and a lost value are reported', () => {
  expect(given({ a: 'Um {{n}}', b: 'Sim' }, { a: 'Um', b: 'Sim', c: 'Não' })).toEqual([
    'a takes other values',
    'b says what the language says',
    'c is not in the language',
  ]);
});

test('a word of another country is reported, in the country’s own texts and in those of the language', () => {
  expect(
    given({ a: 'No ecrã', b: 'A imprimir', c: 'Estamos a ver' }, { c: 'Veja no seu telemóvel' }),
  ).toEqual([
    'a has words of another country: No ecrã',
    'b has words of another country: A imprimir',
    'c has words of another country: Veja no seu telemóvel',
  ]);
});

test('the product itself says everything in the words of the country', () => {
  expect(regionalProblems(process.cwd())).toEqual([]);
});
