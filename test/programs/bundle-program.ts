import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Writes a program of ours into one file. Parameters: its source, and the file. Packages stay outside, but for those of many small files. */
const [source = '', file = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(dirname(file), 'unfinished-'));
await build({
  configFile: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'at-its-own-place',
      transform: (code, id) =>
        code.includes('import.meta.') && !id.includes('node_modules')
          ? code
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
          : null,
    },
  ],
  ssr: { external: true, noExternal: ['zod', 'kysely'] },
  build: {
    ssr: source,
    outDir: folder,
    emptyOutDir: false,
    target: 'node24',
    rollupOptions: { output: { entryFileNames: basename(file), codeSplitting: false } },
  },
});
// Whole or not at all: another process may make the same.
renameSync(join(folder, basename(file)), file);
rmSync(folder, { recursive: true });
