const LONGEST = 20_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  euro: '€',
};

export type PlainText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'wrong'; readonly expected: string };

/** A source's text as kiosks show it: without HTML, spaces tidied. Control characters and overlong texts are refused. */
export function plainText(source: string): PlainText {
  if (source.length > LONGEST)
    return { kind: 'wrong', expected: `a text of at most ${LONGEST} characters with its HTML` };
  const text = tidied(isMarkup(source) ? withoutMarkup(source) : source);
  // Checked after the entities are read: &#7; is a control character too.
  return hasControl(text)
    ? { kind: 'wrong', expected: 'a text without control characters' }
    : { kind: 'text', text };
}

/** Whether a text has control characters other than line ends and tabs. */
const hasControl = (text: string): boolean => /[^\P{Cc}\n\r\t]/u.test(text);

const isMarkup = (text: string): boolean => /<\/?[a-z!][^<>]*>|&(#\d+|#x[\da-f]+|[a-z]+);/i.test(text);

function withoutMarkup(source: string): string {
  return source
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^<>]*>/gi, '\n– ')
    .replace(/<(br|\/p|\/div|\/li|\/ul|\/ol|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => character(name) ?? whole);
}

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}

const tidied = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
