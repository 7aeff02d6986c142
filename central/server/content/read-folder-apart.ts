import type { BundleFile } from '../../../domain/content/index.ts';
import type { LanguageTag } from '../../../domain/text/index.ts';
import { readApart } from '../reading/index.ts';
import type { FolderProblem } from './read-folder.ts';

export type FolderOrder = { readonly folder: string; readonly languages: readonly LanguageTag[] };

/** The files of a folder of content that was checked, or what is wrong with it. */
export type FilesOfFolder =
  | { readonly kind: 'read'; readonly files: readonly BundleFile[] }
  | { readonly kind: 'refused'; readonly problem: FolderProblem };

const READER = new URL('./folder-reader.ts', import.meta.url);

/** Reads and checks a town's folder of content in a process of its own. */
export async function readFolderApart(order: FolderOrder): Promise<FilesOfFolder> {
  const read = await readApart<FolderOrder, FilesOfFolder>(READER, order, async () => undefined);
  if (read.kind === 'read') return read.answer;
  return { kind: 'refused', problem: { file: order.folder, path: '', reason: read.reason } };
}
