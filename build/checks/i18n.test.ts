import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { languageProblems } from './i18n.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'languages-'));
  mkdirSync(join(root, 'renderer/i18n/locales'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function given(locales: Record<string, unknown>, code: string): string[] {
  for (const [language, texts] of Object.entries(locales))
    writeFileSync(join(root, `renderer/i18n/locales/${language}.json`), JSON.stringify(texts));
  writeFileSync(join(root, 'renderer/screen.tsx'), code);
  return languageProblems(root);
}

test('complete languages whose keys are all used have no problems', () => {
  const en = { pay: { go: 'Pay {{amount}}', bills_one: '{{count}} bill', bills_other: '{{count}} bills' } };
  const zh = { pay: { go: '支付 {{amount}}', bills_other: '{{count}} 张' } };
  expect(given({ en, 'zh-Hans': zh }, "say('pay.go'); say(`pay.${what}`)")).toEqual([]);
});

test('a missing text, a lost value and a missing plural form are reported by language and key', () => {
  const en = {
    pay: { go: 'Pay {{amount}}', no: 'No', bills_one: '{{count}} bill', bills_other: '{{count}} bills' },
  };
  const fr = { pay: { go: 'Payer', bills_one: '{{count}}', bills_other: '{{count}}' } };
  const problems = given({ en, fr }, "say('pay.go'); say('pay.no'); say('pay.bills')").join('\n');
  expect(problems).toContain('fr: pay.no is missing');
  expect(problems).toContain('fr: pay.go has the values none, not amount');
  expect(problems).toContain('fr: pay.bills_many is missing');
});

test('keys that no code uses and keys that no language has are reported', () => {
  const problems = given({ en: { pay: { go: 'Pay', old: 'Old' } } }, "say('pay.go'); say('pay.gone')");
  expect(problems).toEqual([
    'pay.gone is used in renderer/ and no language has it',
    'pay.old is not used in renderer/',
  ]);
});

test('the product itself is complete', () => {
  expect(languageProblems(process.cwd())).toEqual([]);
});
