import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { SIGNS } from '../../renderer/signs/index.ts';

const ASKED = /^(\..*\.json)\?signs$/;
const SIGNS_OF = /^\0(.*\.json)\.signs$/;

/** Gives of a language's texts, where they are imported as `?signs`, those that the page has in every language from the start. */
export function onlySigns(): Plugin {
  return {
    name: 'only-signs',
    enforce: 'pre',
    resolveId(source, importer) {
      const file = ASKED.exec(source)?.[1];
      // By another ending, so that nobody else reads it as JSON.
      return file && importer ? `\0${resolve(dirname(importer), file)}.signs` : null;
    },
    load(id) {
      const file = SIGNS_OF.exec(id)?.[1];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const signs = signsOf(JSON.parse(readFileSync(file, 'utf8')));
      return { code: `${AS_MODULE}${JSON.stringify(signs)}`, moduleType: 'js' };
    },
  };
}

const AS_MODULE = 'export default ';

/** The same texts in the same groups. Throws where one is missing. */
export function signsOf(texts: unknown): Record<string, Record<string, string>> {
  const signs: Record<string, Record<string, string>> = {};
  for (const sign of SIGNS) {
    const [group = '', name = ''] = sign.split('.');
    const text = partOf(partOf(texts, group), name);
    if (typeof text !== 'string') throw new Error(`there is no text ${sign}`);
    signs[group] = { ...signs[group], [name]: text };
  }
  return signs;
}

const partOf = (whole: unknown, name: string): unknown =>
  typeof whole === 'object' && whole !== null ? (whole as Record<string, unknown>)[name] : undefined;
