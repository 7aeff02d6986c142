import { describe, expect, it } from 'vitest';
import { BILL_COLUMNS } from '../testing/index.ts';
import { readBillFile } from './read-bill-file.ts';

const ana = '700-1001,,Ana Pérez,Pérez,W-2026-9001,water,2026-12-15,10.00,';
const tom = '700-1002,,Tom O’Neill,O’Neill,W-2026-9002,water,2026-12-15,20.50,';

describe('a bill file as programs and spreadsheets write it', () => {
  const read = (lines: readonly string[], more: object = {}) =>
    readBillFile(Buffer.from(lines.join('\n')), {
      currency: 'EUR',
      timeZone: 'Europe/Dublin',
      kinds: ['water'],
      accountNumberForms: ['000-0000'],
      billNumberForms: ['A-0000-0000'],
      ...more,
    });
  const amounts = (...lines: string[]) => {
    const { bills, badLines } = read(lines);
    return badLines.length > 0 ? badLines : bills.map(({ amountMinor }) => amountMinor);
  };
  const comma = (line: string): string => line.replaceAll(',', ';').replace(/(\d)\.(\d\d)/g, '$1,$2');

  it('is taken with a control line as wide as the sheet, with cleared rows, with semicolons, tabs and decimal commas', () => {
    expect(amounts(BILL_COLUMNS, ana, tom, '#total,2,30.50,,,,,,')).toEqual([1_000, 2_050]);
    expect(amounts(BILL_COLUMNS, ana, ',,,,,,,,', '', '#total,1,10.00,,,,,,')).toEqual([1_000]);
    expect(amounts(...[BILL_COLUMNS, ana, tom, '#total,2,30.50'].map(comma))).toEqual([1_000, 2_050]);
    expect(
      amounts(...[BILL_COLUMNS, ana, '#total,1,10.00'].map((line) => line.replaceAll(',', '\t'))),
    ).toEqual([1_000]);
    expect(amounts('sep=;', ...[BILL_COLUMNS, ana, '#total,1,10.00'].map(comma))).toEqual([1_000]);
    expect(amounts(BILL_COLUMNS, ana.slice(0, -1), '#total,1,10')).toEqual([1_000]);
    expect(amounts(`${BILL_COLUMNS},,`, `${ana},,`, '#total,1,"10,00"'.replace('"10,00"', '10.00'))).toEqual([
      1_000,
    ]);
  });

  it('stays refused with something beyond its columns, in the control line’s fourth cell, or with a wrong count or sum', () => {
    for (const [line, reason, ...lines] of [
      [2, 'expected 9 cells', `${ana},x`, '#total,1,10.00'],
      [3, 'nothing else', ana, '#total,1,10.00,x'],
      [3, 'count', ana, '#total,2,10.00'],
      [3, 'sum', ana, '#total,1,10.01'],
      [3, 'last line', ana, '#total,1,10.00', tom],
      [2, 'decimal comma', ana.replace('10.00,', '10,00,5'), '#total,1,10.00'],
      [3, 'one decimal sign', ana, tom.replace('20.50', '"20,50"'), '#total,2,30.50'],
      [2, 'one decimal sign', ana.replace('10.00', '"1,010.00"'), '#total,1,1010.00'],
      [3, 'control line', ana, '#sum,1,10.00'],
    ] as const) {
      const { badLines } = read([BILL_COLUMNS, ...lines]);
      expect(
        badLines.find((bad) => bad.reason.includes(reason)),
        JSON.stringify(badLines),
      ).toMatchObject({ line });
    }
  });

  it('is refused when its numbers lost their zeros: they are not as the town prints them', () => {
    const forms = { accountNumberForms: ['0000000'], billNumberForms: ['000000'] };
    const monday = [
      BILL_COLUMNS,
      '0070011,,Ana Pérez,Pérez,000412,water,2026-12-15,10.00,',
      '#total,1,10.00',
    ];
    const tuesday = [BILL_COLUMNS, '70011,,Ana Pérez,Pérez,412,water,2026-12-15,10,', '#total,1,10'];
    expect(read(monday, forms).badLines).toEqual([]);
    expect(read(tuesday, forms).badLines).toEqual([
      {
        line: 2,
        reason: expect.stringContaining('account_number: '),
      },
    ]);
    expect(read(monday).badLines).toMatchObject([{ line: 2 }]);
    const lost = ['0070011,,Ana Pérez,Pérez,412,water,2026-12-15,10,', '#total,1,10'];
    expect(read([BILL_COLUMNS, ...lost], forms).badLines).toMatchObject([
      { line: 2, reason: expect.stringContaining('bill_number: ') },
    ]);
    const none = { accountNumberForms: [], billNumberForms: [] };
    expect(read(tuesday, none).badLines).toEqual([]);
  });

  it('says in its control lines how it is meant', () => {
    const rule = (...controls: string[]) => read([BILL_COLUMNS, ana, ...controls, '#total,1,10.00']);
    expect(rule('#as-of,2026-07-29 18:00', '#amounts,whole', '#gone,withdraw').rule).toEqual({
      asOf: '2026-07-29T17:00:00.000Z',
      amounts: 'whole',
      gone: 'withdraw',
    });
    expect(rule('#AS-OF,2026-11-29T18:00:30+01:00,,,').rule.asOf).toBe('2026-11-29T17:00:30.000Z');
    expect(rule().rule).toEqual({ asOf: null, amounts: null, gone: null });
    for (const wrong of [
      '#as-of,yesterday',
      '#as-of,2026-03-29 01:30',
      '#amounts,half',
      '#gone',
      '#gone,keep,x',
    ])
      expect(rule(wrong).badLines, wrong).toMatchObject([{ line: 3 }]);
    expect(rule('#gone,keep', '#gone,withdraw').badLines).toMatchObject([{ line: 4 }]);
  });

  it('names at most a hundred bad lines', () => {
    const lines = Array.from({ length: 500 }, () => 'x,,Ann,Lee,y,water,2026-12-15,1.00,');
    expect(read([BILL_COLUMNS, ...lines, '#total,500,500.00']).badLines.length).toBe(100);
  });
});
