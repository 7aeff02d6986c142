import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { languageOf } from '../../domain/text/index.ts';

/** Has the Chinese faces that the screens need before anybody has chosen a language; `chinese.css` has all others. */
const FIRST = 'chinese-first.css';
const REST = 'chinese.css';
const Locale = z.object({
  attract: z.object({ touch: z.string() }),
  language: z.object({ title: z.string() }),
  outOfOrder: z.object({ startingTitle: z.string(), startingLead: z.string() }),
});

const Ranges = z.record(z.string(), z.string());
const resolveFrom = createRequire(import.meta.url);

/**
 * Keeps what a page loads first small: no face names a .woff file where Chromium takes the .woff2 one, each face says which letters it has, so that
 * only those in use are fetched, and the two files of Chinese faces have each face once.
 */
export function fontFaces(): Plugin {
  const letters = firstLetters();
  const isWanted = (file: string, range: string): boolean => {
    if (file.endsWith(`/${FIRST}`)) return rangesHave(range, letters);
    if (file.endsWith(`/${REST}`)) return !rangesHave(range, letters);
    return true;
  };
  return {
    name: 'font-faces',
    config: () => ({
      css: {
        postcss: {
          plugins: [
            {
              postcssPlugin: 'font-faces',
              Once: (root, { result }) => {
                const file = String(result.opts.from).replace(/\?.*$/, '');
                root.walkAtRules('font-face', (face) => {
                  let range = '';
                  face.walkDecls('unicode-range', ({ value }) => {
                    range = value;
                  });
                  if (!isWanted(file, range)) face.remove();
                  const own = range === '' ? rangeOf(face.source?.input.file ?? '') : null;
                  if (own !== null) face.append({ prop: 'unicode-range', value: own });
                  face.walkDecls('src', (source) => {
                    source.value = withoutWoff(source.value);
                  });
                });
              },
            },
          ],
        },
      },
    }),
  };
}

/**
 * The letters of a font's subset, as its package lists them: the style sheet of a single subset does not say them, and a browser would then
 * fetch one face after the other until it has found each letter. Null for what is no such style sheet.
 */
export function rangeOf(file: string): string | null {
  const [, font, subset] = /@fontsource\/([\w-]+)\/([a-z-]+)-\d+\.css$/.exec(file) ?? [];
  if (font === undefined || subset === undefined) return null;
  return Ranges.parse(resolveFrom(`@fontsource/${font}/unicode.json`))[subset] ?? null;
}

/** `url(a.woff2) format('woff2'), url(a.woff) format('woff')` is `url(a.woff2) format('woff2')`. */
export function withoutWoff(source: string): string {
  const files = source.split(/,\s*(?=url\()/);
  const newer = files.filter((file) => file.includes("format('woff2')"));
  return (newer.length > 0 ? newer : files).join(', ');
}

/** Whether a face of these ranges, as style sheets write them (`U+4e00-4eff,U+9fa5`), has one of the letters. */
export function rangesHave(written: string, letters: ReadonlySet<number>): boolean {
  return [...written.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].some(([, from = '', to = from]) => {
    const [least, most] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    return [...letters].some((letter) => least <= letter && letter <= most);
  });
}

/** The Chinese letters of what is said in every language: the invitation, that the kiosk starts, and the choice of a language. */
function firstLetters(): ReadonlySet<number> {
  // From the project's root: the configuration that uses this is bundled elsewhere.
  const words = readFileSync(resolve('renderer/i18n/locales/zh-Hans.json'), 'utf8');
  const { attract, language, outOfOrder } = Locale.parse(JSON.parse(words));
  const said = [
    ...[attract.touch, language.title, languageOf('zh-Hans').name],
    ...[outOfOrder.startingTitle, outOfOrder.startingLead],
  ].join('');
  return new Set([...said].map((letter) => letter.codePointAt(0) ?? 0));
}
