import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** Packages that stay outside: those with native code, and one that means another file of its own when it is bundled. */
const OUTSIDE = ['argon2', 'koffi', 'libsql', 'serialport', 'opentype.js'];

/** Writes a program of ours, with the packages that it uses, into one file. Parameters: its source, and the file. */
const [source = '', file = ''] = process.argv.slice(2);
const folder = mkdtempSync(join(dirname(file), 'unfinished-'));
await build({
  configFile: false,
  logLevel: 'error',
  plugins: [
    {
      name: 'at-its-own-place',
      transform: (code, id) => (/import\.meta\.|__dirname/.test(code) ? atItsOwnPlace(code, id) : null),
    },
  ],
  ssr: { noExternal: true, external: OUTSIDE },
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

/** The code of a file that knows where it stood before it was bundled: some read what lies beside them. */
function atItsOwnPlace(code: string, id: string): string {
  const [file = id] = id.split('?');
  const placed = code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(file)));
  const namesItself = /\b(const|let|var)\s+__dirname\b/.test(code);
  return namesItself ? placed : placed.replaceAll(/\b__dirname\b/g, JSON.stringify(dirname(file)));
}
