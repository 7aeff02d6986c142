import { sha256 } from '../hash/index.ts';
import type { Give } from '../reading/index.ts';
import { type BadLine, readSettlementFile, type SettlementTerms } from './read-settlement-file.ts';

export type SettlementOrder = { readonly file: Uint8Array; readonly terms: SettlementTerms };

export type SettlementReading =
  | {
      readonly kind: 'read';
      readonly lines: number;
      readonly sumMinor: number;
      /** SHA-256 of the file. */
      readonly digest: string;
    }
  | { readonly kind: 'refused'; readonly badLines: readonly BadLine[] };

const LINES_IN_A_PIECE = 2_000;

/** Reads a file of the card company and gives its lines in pieces, as JSON. */
export async function readLines({ file, terms }: SettlementOrder, give: Give): Promise<SettlementReading> {
  const read = readSettlementFile(file, terms);
  if (read.kind === 'refused') return read;
  const { lines, sumMinor } = read;
  for (let from = 0; from < lines.length; from += LINES_IN_A_PIECE)
    await give(JSON.stringify(lines.slice(from, from + LINES_IN_A_PIECE)));
  return { kind: 'read', lines: lines.length, sumMinor, digest: sha256(file) };
}
