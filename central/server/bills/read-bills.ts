import { sha256 } from '../hash/index.ts';
import type { Give } from '../reading/index.ts';
import type { BadLine, BillListRule } from './bill-list-rule.ts';
import { type BillTerms, readBillFile } from './read-bill-file.ts';

export type BillOrder = { readonly file: Uint8Array; readonly terms: BillTerms };

export type BillReading =
  | {
      readonly kind: 'read';
      readonly bills: number;
      readonly rule: BillListRule;
      /** SHA-256 of the file. */
      readonly digest: string;
    }
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

const BILLS_IN_A_PIECE = 2_000;

/** Reads a bill file and, when nothing in it is wrong, gives its bills in pieces: lists of bills as JSON, which the database takes as they are. */
export async function readBills({ file, terms }: BillOrder, give: Give): Promise<BillReading> {
  const { bills, rule, badLines } = readBillFile(file, terms);
  if (badLines.length > 0) return { kind: 'refused', badLines };
  for (let from = 0; from < bills.length; from += BILLS_IN_A_PIECE)
    await give(JSON.stringify(bills.slice(from, from + BILLS_IN_A_PIECE)));
  return {
    kind: 'read',
    bills: bills.length,
    rule,
    digest: sha256(file),
  };
}
