import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Bundle } from './bundle.ts';
import { libraryOf } from './library-of.ts';

/** Where a build leaves what its bundles hold. */
export const NOTES_FOLDER = 'var/bundles';

export type NotedBuild = 'main' | 'terminal-process' | 'content-reader' | 'renderer' | 'console';

/** Notes what each bundle of a build holds, for `report.ts` and for the check of the budget; `sizeOf` says how many bytes of it are loaded. */
export function noteBundles(
  noted: NotedBuild,
  sizeOf: (code: string) => number | Promise<number> = Buffer.byteLength,
): Plugin {
  return {
    name: 'note-bundles',
    // What is built again and again while somebody works on it is not what is shipped.
    apply: ({ build }) => !build?.watch,
    generateBundle: {
      // After what makes the code small.
      order: 'post',
      handler: async (_options, files) => {
        const bundles: Bundle[] = [];
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk') continue;
          const held: Record<string, number> = {};
          for (const [id, { renderedLength }] of Object.entries(file.modules)) {
            const library = libraryOf(id);
            held[library] = (held[library] ?? 0) + renderedLength;
          }
          const { fileName, name, imports, dynamicImports, isEntry } = file;
          const bytes = await sizeOf(file.code);
          bundles.push({ file: fileName, name, bytes, imports, dynamicImports, isEntry, held });
        }
        mkdirSync(NOTES_FOLDER, { recursive: true });
        // Checks may run beside a build: they find the notes of a whole one.
        const file = join(NOTES_FOLDER, `${noted}.json`);
        writeFileSync(`${file}.new`, JSON.stringify(bundles));
        renameSync(`${file}.new`, file);
      },
    },
  };
}
