import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours } from './hours-cell.ts';
import { csvCell, csvTemplate, IMPORTED_LISTS, readCsv } from './index.ts';

const read = (text: string, list: (typeof IMPORTED_LISTS)[number] = 'people') =>
  readCsv('people.csv', Buffer.from(text), list);
const problems = (text: string): readonly string[] => {
  const answer = read(text);
  return answer.kind === 'read' ? [] : answer.problems.map(({ path, reason }) => `${path}: ${reason}`);
};

describe('a CSV file of people', () => {
  it('is read with commas, semicolons and tabs, with a mark, and with the line that tells the delimiter', () => {
    for (const delimiter of [',', ';', '\t']) {
      const rows = [
        ['id', 'name', 'role'],
        ['a', 'Ann Lee', `"clerk${delimiter} ""deputy"""`],
      ];
      const text = rows.map((row) => row.join(delimiter)).join('\r\n');
      for (const before of ['', '\uFEFF', `sep=${delimiter}\r\n`]) {
        expect(read(before + text)).toMatchObject({
          kind: 'read',
          entries: [
            {
              id: 'a',
              texts: { role: `clerk${delimiter === '\t' ? '' : delimiter} "deputy"` },
              facts: { name: 'Ann Lee' },
            },
          ],
        });
      }
    }
  });

  it('gives every cell back as it was written', () => {
    const word = fc
      .stringMatching(/^[A-Za-zäé"',;!\t\n-]{1,30}$/)
      .filter((one) => /^\S.*\S$/s.test(one) && !/[ \t]?\n|\t/.test(one));
    fc.assert(
      fc.property(word, (role) => {
        expect(read(`id,name,role\na,Ann,${csvCell(role)}`)).toMatchObject({
          entries: [{ texts: { role } }],
        });
      }),
    );
  });

  it('names the columns that are missing, unknown or there twice', () => {
    expect(problems('id;name;rolle;name')).toEqual([
      'line 1: expected a column "role", e.g. Head of parks',
      expect.stringContaining('line 1: column "rolle" is not known; expected one of id, name, role'),
      'line 1: column "name" stands there twice; expected it once',
    ]);
    expect(problems('')[0]).toContain('expected a column "id"');
  });

  it('names the line of the file in which a row ends, also after a cell of several lines and an empty row', () => {
    expect(problems('id,name,role\na,Ann,"clerk\nand more"\n\n,Bob,clerk')).toEqual([
      'line 5, column id: expected something, e.g. mill-library',
    ]);
    expect(problems('id,name,role\na,Ann,clerk,more')).toEqual([
      'line 2: expected 3 cells; there are 4 (a decimal comma, or a comma in a text without quotation marks?)',
    ]);
    expect(problems('id,name,role\na,Ann,\u0007')[0]).toContain('without control characters');
    expect(problems('id,name,role\na,"Ann,clerk')[0]).toContain('a quotation mark is open');
    expect(readCsv('x', Buffer.from([0xff, 0xfe, 0x41, 0]), 'people')).toMatchObject({ kind: 'refused' });
  });

  it('takes what a spreadsheet made wider than its columns, and with a decimal comma', () => {
    const file =
      'id;name;kind;longitude;latitude;address;step_free;;\nmill-annex;Annex;library;-8,0216;52,3110;3 Mill Square;yes;;\n;;;;;;;;\n';
    expect(read(file, 'places')).toMatchObject({
      kind: 'read',
      entries: [{ id: 'mill-annex', facts: { position: [-8.0216, 52.311], stepFree: true } }],
    });
  });

  it('takes at most 10,000 rows', () => {
    const rows = (count: number) =>
      `id,name,role\n${Array.from({ length: count }, (_, at) => `p${at},Ann,clerk`).join('\n')}`;
    expect(problems(rows(10_001))[0]).toContain('at most 10000 rows');
    expect(problems(rows(10_000))).toEqual([]);
  });

  it('has a template of each list that can be imported as it is', () => {
    for (const list of IMPORTED_LISTS) expect(read(csvTemplate(list), list)).toMatchObject({ kind: 'read' });
  });
});

describe('opening hours in a cell', () => {
  it('are days with spans', () => {
    expect(readHours('mon-tue,fri 9:00-12:30 13:30-17:00 / sat 10:00-13:00')?.weekly).toEqual({
      ...Object.fromEntries(
        ['mon', 'tue', 'fri'].map((day) => [
          day,
          [
            { from: '09:00', to: '12:30' },
            { from: '13:30', to: '17:00' },
          ],
        ]),
      ),
      sat: [{ from: '10:00', to: '13:00' }],
    });
    for (const wrong of [
      '',
      'mon',
      'fri-mon 09:00-10:00',
      'mon 9-10',
      'mon 09:00-10:00 / mon 11:00-12:00',
      'constructor 09:00-10:00',
    ])
      expect(readHours(wrong), wrong).toBeNull();
  });
});
