import { type Give, type ReadApart, readApart } from './read-apart.ts';

/** A file so small is read where it is; a larger one in a process of its own. */
const SMALL_FILE = 16_384;

/** What came of a file, and the pieces that its reader gave. */
export type ReadInPieces<Answer> = {
  readonly read: ReadApart<Answer>;
  readonly pieces: readonly string[];
};

/** Reads a file whole, before anything is stored; `script` answers orders with `reader`. */
export async function readInPieces<Order extends { readonly file: Uint8Array }, Answer>(
  script: URL,
  reader: (order: Order, give: Give) => Promise<Answer>,
  order: Order,
): Promise<ReadInPieces<Answer>> {
  const pieces: string[] = [];
  const give: Give = async (piece) => void pieces.push(piece);
  const read: ReadApart<Answer> =
    order.file.byteLength <= SMALL_FILE
      ? { kind: 'read', answer: await reader(order, give) }
      : await readApart<Order, Answer>(script, order, give);
  return { read, pieces };
}
