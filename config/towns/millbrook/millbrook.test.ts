import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fromDecimal } from '../../../domain/money/index.ts';
import { LANGUAGES } from '../../../domain/text/index.ts';
import { BillKind, ServiceDefinition, TownDefinition } from '../../../domain/town/index.ts';
import { BillImportRow } from '../../../domain/wire/index.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8');
const town = TownDefinition.parse(JSON.parse(read('town.json')));
const kinds = z.array(BillKind).parse(JSON.parse(read('bills/kinds.json')));

describe('the demo town', () => {
  it('offers languages that the product speaks, each with texts of its own', () => {
    expect(town.languages).toHaveLength(10);
    expect(LANGUAGES).toEqual(expect.arrayContaining(town.languages));
    const service = ServiceDefinition.parse(JSON.parse(read('services/pay-bill.json')));
    for (const text of [
      town.welcome,
      town.help,
      service.title,
      service.description,
      ...kinds.map(({ title }) => title),
    ]) {
      expect(new Set(town.languages.map((language) => text[language])).size).toBe(town.languages.length);
    }
  });

  const [header = '', ...lines] = read('bills/bills.csv').trimEnd().split('\n');
  const control = lines.pop() ?? '';
  const columns = header.split(',');
  const rows = lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      (cell) => cell[1] ?? cell[2],
    );
    return BillImportRow.parse(Object.fromEntries(columns.map((column, index) => [column, cells[index]])));
  });

  it('has the columns of a bill file, in their order, and a control line that agrees', () => {
    expect(columns).toEqual(Object.keys(BillImportRow.shape));
    const total = rows.reduce(
      (sum, row) => sum + (fromDecimal(row.amount, 'EUR')?.amountMinor ?? Number.NaN),
      0,
    );
    expect(control).toBe(
      `#total,${rows.length},${Math.floor(total / 100)}.${String(total % 100).padStart(2, '0')}`,
    );
  });

  it('has bills of every kind for about forty residents, in several scripts', () => {
    expect(new Set(rows.map((row) => row.account_number)).size).toBe(40);
    expect(new Set(rows.map((row) => row.bill_number)).size).toBe(rows.length);
    // Fees of permits come with the approvals.
    expect(new Set(rows.map((row) => row.bill_kind))).toEqual(
      new Set(['water', 'property-tax', 'parking-fine']),
    );
    for (const script of [/\p{sc=Arabic}/u, /\p{sc=Han}/u, /[À-ž]/u]) {
      expect(rows.some((row) => script.test(row.holder_name))).toBe(true);
    }
  });

  it('describes an account alike on each of its lines, with a surname that is in the name', () => {
    const accounts = new Map<string, string>();
    for (const row of rows) {
      const description = JSON.stringify([row.holder_name, row.surname, row.card_number]);
      expect(accounts.get(row.account_number) ?? description).toBe(description);
      accounts.set(row.account_number, description);
      expect(row.holder_name).toContain(row.surname);
    }
  });
});
