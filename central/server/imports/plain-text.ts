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
  return withoutParts(
    withoutParts(source, /<(script|style)\b[^<>]*>/gi, END_OF_CODE),
    /<!--/g,
    END_OF_COMMENT,
  )
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^<>]*>/gi, '\n– ')
    .replace(/<(br|\/p|\/div|\/li|\/ul|\/ol|\/h[1-6]|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => character(name) ?? whole);
}

const END_OF_CODE = (name: string): RegExp => (name === 'script' ? /<\/script\s*>/gi : /<\/style\s*>/gi);
const END_OF_COMMENT = (): RegExp => /-->/g;

/** A text without its parts from a beginning to its end, in one walk: beginnings without an end stay, and cost nothing. */
function withoutParts(text: string, begins: RegExp, endOf: (name: string) => RegExp): string {
  const kept: string[] = [];
  const endless = new Set<string>();
  let from = 0;
  for (const begin of text.matchAll(begins)) {
    const name = (begin[1] ?? '').toLowerCase();
    if (begin.index < from || endless.has(name)) continue;
    const end = endOf(name);
    end.lastIndex = begin.index + begin[0].length;
    if (end.exec(text) === null) endless.add(name);
    else {
      kept.push(text.slice(from, begin.index), ' ');
      from = end.lastIndex;
    }
  }
  return [...kept, text.slice(from)].join('');
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
