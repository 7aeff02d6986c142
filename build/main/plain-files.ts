import type { Plugin } from 'vite';

/** Where files are those of a program that is not running: an archive among them is a file like any other. */
const PLAIN = /\/(slots|main\/releases|main\/download)\/[^/]+\.ts$/;
const NAMES = {
  'node:fs': ['closeSync', 'constants', 'createReadStream', 'openSync'],
  'node:fs/promises': [
    ...['chmod', 'copyFile', 'mkdir', 'open', 'readdir', 'readFile'],
    ...['rename', 'rm', 'stat', 'statfs', 'writeFile'],
  ],
} as const;

const isFs = (source: string): source is keyof typeof NAMES => source in NAMES;

/**
 * Gives the parts of the kiosk that handle releases Electron's `original-fs`. Its `node:fs` takes every app.asar for a folder: none
 * could be read, copied or written. Under Node, where tests and the launcher run, there is only one.
 */
export function plainFiles(): Plugin {
  const prefix = '\0plain-files:';
  return {
    name: 'plain-files',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer && isFs(source) && PLAIN.test(importer) ? `${prefix}${source}` : null,
    load: (id) => {
      const source = id.slice(prefix.length);
      if (!id.startsWith(prefix) || !isFs(source)) return null;
      const files = `createRequire(import.meta.url)('original-fs')${source === 'node:fs' ? '' : '.promises'}`;
      return `import { createRequire } from 'node:module';\nexport const { ${NAMES[source].join(', ')} } = ${files};\n`;
    },
  };
}
