import { readApart } from '../reading/index.ts';
import type { ImportAnswer, ImportOrder } from './perform-order.ts';

const READER = new URL('./order-reader.ts', import.meta.url);

/** Performs an import in a process of its own, whatever is in the file and in the folder. */
export async function importApart(order: ImportOrder): Promise<ImportAnswer> {
  const read = await readApart<ImportOrder, ImportAnswer>(READER, order, async () => undefined);
  if (read.kind === 'read') return read.answer;
  const { file } = order.kind === 'source' ? order.options : order;
  return { kind: 'refused', problems: [{ file, path: '', reason: read.reason }] };
}
