import { join } from 'node:path';
import { z } from 'zod';
import { firstProblem, LanguageTag, plainWords } from '../../../domain/text/index.ts';
import { type FolderProblem, parseJson, readPlainFile } from '../content/index.ts';
import { MOST_SOURCE_BYTES } from './found.ts';

/** The file beside the lists in which imports remember what they brought. It is not published. */
export const STATE_FILE = 'imports.json';

/** A source's name, which keeps its entries apart from those of others. */
export const SourceName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a name such as county-calendar');

export const ImportState = z.strictObject({
  format: z.literal('townhall-imports-1'),
  /** What each source brought, as `<list>/<id>`. */
  sources: z.record(SourceName, z.strictObject({ language: LanguageTag, entries: z.array(z.string()) })),
  /** Translations that an import put aside because their text changed or went, by `<list>/<id>/<field>`. */
  earlier: z.record(
    z.string(),
    z.strictObject({ source: z.string(), texts: z.record(LanguageTag, z.string()) }),
  ),
});
export type ImportState = z.infer<typeof ImportState>;

export const NO_IMPORTS: ImportState = { format: 'townhall-imports-1', sources: {}, earlier: {} };

/** What earlier imports brought into a folder, or why it cannot be known. */
export async function readState(
  folder: string,
): Promise<
  | { readonly kind: 'read'; readonly state: ImportState }
  | { readonly kind: 'refused'; readonly problem: FolderProblem }
> {
  const file = join(folder, STATE_FILE);
  const refused = (path: string, reason: string) =>
    ({ kind: 'refused', problem: { file, path, reason } }) as const;
  const bytes = await readPlainFile(file, MOST_SOURCE_BYTES);
  if (bytes === 'the file is not there') return { kind: 'read', state: NO_IMPORTS };
  if (typeof bytes === 'string') return refused('', bytes);
  const json = parseJson(bytes);
  if (json.kind === 'wrong') return refused('', json.reason);
  const state = ImportState.safeParse(json.value, { error: plainWords });
  if (state.success) return { kind: 'read', state: state.data };
  const { path, expected } = firstProblem(state.error);
  return refused(path, `expected ${expected}`);
}
