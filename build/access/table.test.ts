import { expect, test } from 'vitest';
import type { Row } from './row.ts';
import { ROWS } from './rows.ts';
import { tableOf, withTable } from './table.ts';

const around = (table: string): string => `# Report\n\n${table}\n\nOpen: nothing.\n`;

test('the table is written anew from its rows, and what stands around it stays', () => {
  const [first] = ROWS;
  if (!first) throw new Error('there are no rows');
  const old = around(tableOf([{ ...first, met: 'part', how: 'as it was' }]));
  expect(withTable(old, [first])).toBe(around(tableOf([first])));
  expect(withTable(old, [first])).not.toBe(old);
});

test('a document without the table has no place for it', () => {
  expect(withTable('# Report\n', ROWS)).toBeNull();
});

test('every row says with which tests it is held, and what its test does not see', () => {
  const row: Row = {
    id: 7,
    rule: 'a rule',
    where: 'EN 1',
    en: [],
    wcag: [],
    section508: [],
    met: 'yes',
    except: 'jack: installer',
    how: 'so',
    proofs: [
      { test: { file: 'a/b.test.ts', name: 'does it' }, broken: { file: 'a/b.ts', from: '1', to: '2' } },
    ],
    besides: '`walk.e2e.ts`',
  };
  expect(tableOf([row]).split('\n').at(-1)).toBe(
    '| 7 | a rule (EN 1) | yes; jack: installer | so | `b.test.ts`: "does it"; `walk.e2e.ts` |',
  );
});
