import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSignOf, readTable, withPoint } from './index.ts';

const terms = { columns: ['id', 'name', 'amount'], mostRows: 100, mostBytes: 10_000 };
const read = (file: string | Uint8Array, more: Partial<Parameters<typeof readTable>[1]> = {}) =>
  readTable(typeof file === 'string' ? Buffer.from(file) : file, { ...terms, ...more });
const cells = (file: string | Uint8Array, more = {}) => {
  const table = read(file, more);
  return table.kind === 'table' ? table.rows.map((row) => row.cells) : table.reason;
};

describe('a table', () => {
  it('is read whatever its delimiter, line ends, mark, padding and the line that tells the delimiter', () => {
    for (const delimiter of [',', ';', '\t'])
      for (const end of ['\n', '\r\n', '\r'])
        for (const padding of ['', delimiter, delimiter.repeat(6)])
          for (const before of ['', '\ufeff']) {
            const rows = [
              ['id', 'name', 'amount'],
              ['1', 'Ann', ''],
              ['', '', ''],
              ['2', 'Bob', '3'],
            ];
            const text = rows.map((row) => row.join(delimiter) + padding).join(end);
            expect(cells(before + text), JSON.stringify(text)).toEqual([
              ['1', 'Ann'],
              ['2', 'Bob', '3'],
            ]);
          }
    expect(cells('sep=;\r\nid;name,with,commas\r\n1;x')).toEqual([['1', 'x']]);
    expect(cells('Id ; NAME ;amount\n1;Ann;2')).toEqual([['1', 'Ann', '2']]);
    expect(cells('id,name,amount\r\n1,Ann,2\n2,Bob,3\r\n\u001a')).toEqual([
      ['1', 'Ann', '2'],
      ['2', 'Bob', '3'],
    ]);
  });

  it('gives every cell back, whatever is in it', () => {
    const word = fc
      .string({ minLength: 1, unit: 'grapheme' })
      .filter((one) => !/[\ufffd\0\u001a]/.test(one) && one.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, by) => {
          const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
          const text = `id${by}name\n${rows.map((row) => row.map(quoted).join(by)).join('\n')}\n`;
          expect(cells(text, { columns: ['id', 'name'] })).toEqual(rows);
        },
      ),
    );
  });

  it('knows in which line of the file each row ends', () => {
    const table = read('sep=,\nid,name\n\n1,"a\nb"\n,,\n2,c');
    expect(table.kind === 'table' && table.rows.map(({ line }) => line)).toEqual([5, 7]);
    expect(read('id,name\n1,a\n\n2,b,c,,')).toEqual({
      kind: 'wrong',
      line: 4,
      reason: expect.stringContaining('expected 2 cells; there are 3'),
    });
    expect(read('id,name\n1,"open\n2,b')).toMatchObject({
      kind: 'wrong',
      reason: expect.stringContaining('quotation'),
    });
  });

  it('keeps control lines apart, and takes none that it does not know', () => {
    const controls = ['#total'];
    expect(read('id,name\n1,a\n#TOTAL,1,2.00,,,', { controls })).toMatchObject({
      rows: [{ cells: ['1', 'a'] }],
      controls: [{ line: 3, name: '#total', values: ['1', '2.00'] }],
    });
    expect(read('id,name\n#sum,1', { controls })).toMatchObject({ kind: 'wrong', line: 2 });
    expect(cells('id,name\n#1,a')).toEqual([['#1', 'a']]);
  });

  it('that is parted by another sign, or by two, is refused with what was expected', () => {
    expect(read('id|name\n1|a')).toMatchObject({
      kind: 'wrong',
      line: 1,
      reason: expect.stringContaining('commas'),
    });
    expect(read('id;name;amount\n1,a,2')).toMatchObject({
      kind: 'wrong',
      line: 2,
      reason: expect.stringContaining('semicolons'),
    });
    expect(cells('id;name;amount\n1,5')).toEqual([['1,5']]);
    expect(cells('"sep=;"\nid;name\n1;a')).toEqual([['1', 'a']]);
  });

  it('that was read in a wrong encoding and saved so is refused', () => {
    for (const text of ['Müller', 'Żółć', 'Đorđević', 'O’Neill', '王芳', 'محمد', 'Шевченко']) {
      const twice = new TextDecoder('windows-1252').decode(Buffer.from(text));
      expect(cells(`id,name\n1,${twice}`), text).toContain('read wrongly before');
      expect(cells(`id,name\n1,${text}`), text).toEqual([['1', text]]);
    }
    expect(cells('id,name\n1,SÃO JOÃO\n2,Â')).toEqual([
      ['1', 'SÃO JOÃO'],
      ['2', 'Â'],
    ]);
  });

  it('has a name for every column that has something in it', () => {
    expect(read('id,,name\n1,,a')).toMatchObject({
      kind: 'wrong',
      line: 1,
      reason: expect.stringContaining('column 2'),
    });
    expect(cells('id,name,,\n1,a,,')).toEqual([['1', 'a']]);
    expect(read('id,name,,\n1,a,,x')).toMatchObject({ kind: 'wrong', line: 2 });
  });

  it('is refused with what to do when it is not UTF-8, and read when its encoding is named', () => {
    const text = 'id;name\n1;Müller';
    const latin = Buffer.from(text, 'latin1');
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(cells(latin)).toContain('Windows-1252 ("ANSI"): save it as "CSV UTF-8"');
    for (const utf16 of [little, big, Buffer.from(text, 'utf16le')]) {
      expect(cells(utf16)).toContain('UTF-16');
      expect(cells(utf16, { encoding: 'utf-16' })).toEqual([['1', 'Müller']]);
    }
    expect(cells(latin, { encoding: 'windows-1252' })).toEqual([['1', 'Müller']]);
    expect(cells(Buffer.from([0x50, 0x4b, 3, 4, 9, 9]))).toContain('workbook');
    expect(cells('id,name\n1,M\ufffdller')).toContain('letters were lost');
  });

  it('is refused early when it is too much', () => {
    expect(read('x'.repeat(10_001))).toMatchObject({
      kind: 'wrong',
      line: 0,
      reason: expect.stringContaining('MB'),
    });
    expect(read('\n'.repeat(5_000))).toMatchObject({
      kind: 'wrong',
      reason: expect.stringContaining('at most 100 rows'),
    });
    expect(read(`id\n${'1\n'.repeat(101)}`)).toMatchObject({ kind: 'wrong', line: 102 });
  });
});

it('a column of numbers has one decimal sign', () => {
  const of = (...numbers: string[]) => decimalSignOf(numbers.map((cell, line) => ({ line, cell })));
  expect(of('1', '2,50', '', '3,1')).toEqual({ kind: 'sign', sign: ',' });
  expect(of('1.5', '2')).toEqual({ kind: 'sign', sign: '.' });
  expect(of('1')).toEqual({ kind: 'sign', sign: '.' });
  expect(of('1,5', '2', '2.5')).toEqual({ kind: 'mixed', line: 2 });
  expect(of('1.234,50')).toEqual({ kind: 'mixed', line: 0 });
  expect(withPoint(' 12,50 ', ',')).toBe('12.50');
});
