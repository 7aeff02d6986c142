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

type Source = keyof typeof NAMES;
const PREFIX = 'plain-files:';

/**
 * Gives the parts of the kiosk that handle releases Electron's `original-fs`. Its `node:fs` takes every app.asar for a folder: none
 * could be read, copied or written. Under Node, where tests and the launcher run, there is only one.
 */
export function plainFiles(): Plugin {
  return {
    name: 'plain-files',
    enforce: 'pre',
    // By another name: what is external is never resolved.
    transform: (code, id) =>
      PLAIN.test(id) ? code.replaceAll(/(?<=from ')(?=node:fs(\/promises)?')/g, PREFIX) : null,
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : null),
    load: (id) => {
      if (!id.startsWith(`\0${PREFIX}`)) return null;
      const source = id.slice(PREFIX.length + 1) as Source;
      const files = `createRequire(import.meta.url)('original-fs')${source === 'node:fs' ? '' : '.promises'}`;
      return `import { createRequire } from 'node:module';\nexport const { ${NAMES[source].join(', ')} } = ${files};\n`;
    },
  };
}
