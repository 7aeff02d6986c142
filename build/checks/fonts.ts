import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of each page that residents read, the files in which it names its fonts. */
const PAGES = [
  ['renderer/design/fonts.css', 'renderer/design/chinese.css'],
  ['central/console/display/fonts.css'],
  ['main/receipt-drawing/receipt-page/receipt-page.tsx'],
];
/** `@fontsource/noto-sans/latin-400.css` has one part of a font, `@fontsource/noto-sans/400.css` all of them. */
const IMPORTED = /@fontsource\/([a-z-]+)\/(?:([a-z-]+)-)?\d+\.css/g;

/** The letters of a text that a page has no font for: one sentence for each page. */
export function lettersWithoutFont(root: string, text: string): string[] {
  return missingByPage(root, text).flatMap(({ page, missing }) =>
    missing.length === 0 ? [] : [`no font in ${page.join(' and ')} has ${missing.slice(0, 12).join(' ')}`],
  );
}

/** The letters of a text that every page has a font for. */
export function lettersWithFont(root: string, text: string): ReadonlySet<string> {
  const missing = new Set(missingByPage(root, text).flatMap((one) => one.missing));
  return new Set([...text].filter((letter) => !missing.has(letter)));
}

function missingByPage(
  root: string,
  text: string,
): { readonly page: readonly string[]; readonly missing: readonly string[] }[] {
  const letters = [...new Set(text)].filter((letter) => /[\p{L}\p{M}]/u.test(letter));
  return PAGES.map((page) => {
    const ranges = page.flatMap((file) => rangesOf(root, file));
    return { page, missing: letters.filter((letter) => !ranges.some((range) => has(range, letter))) };
  });
}

type Range = { readonly from: number; readonly to: number };

const has = ({ from, to }: Range, letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0;
  return from <= code && code <= to;
};

function rangesOf(root: string, file: string): Range[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(IMPORTED)].flatMap(([, font = '', part]) => {
    const parts: Record<string, string> = JSON.parse(
      readFileSync(join(root, 'node_modules/@fontsource', font, 'unicode.json'), 'utf8'),
    );
    return (part === undefined ? Object.values(parts) : [parts[part] ?? '']).flatMap(rangesIn);
  });
}

/** Ranges as style sheets write them: `U+0000-00FF,U+0131`. */
const rangesIn = (written: string): Range[] =>
  [...written.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(([, from = '', to = from]) => ({
    from: Number.parseInt(from, 16),
    to: Number.parseInt(to, 16),
  }));
