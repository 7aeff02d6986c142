import iconv from 'iconv-lite';

/** What `ESC t n` selects: the name of the page by its number. Models differ; this is Epson's numbering. */
export type CodePageNumbers = Readonly<Record<number, string>>;

// biome-ignore format: a table
export const EPSON_CODE_PAGES: CodePageNumbers = {
  0: 'cp437', 1: 'katakana', 2: 'cp850', 3: 'cp860', 4: 'cp863', 5: 'cp865', 13: 'cp857', 14: 'cp737', 15: 'iso88597', 16: 'cp1252', 17: 'cp866',
  18: 'cp852', 19: 'cp858', 21: 'tis620', 30: 'tcvn', 32: 'cp720', 33: 'cp775', 34: 'cp855', 35: 'cp861', 36: 'cp862', 37: 'cp864',
  38: 'cp869', 39: 'iso88592', 40: 'iso885915', 45: 'cp1250', 46: 'cp1251', 47: 'cp1253', 48: 'cp1254', 49: 'cp1255', 50: 'cp1256',
  51: 'cp1257', 52: 'cp1258',
};

/** Stands for a byte that the page does not define. */
export const UNDEFINED_CHARACTER = '\uFFFD';

/** The 256 characters of a page; undefined when we do not know the page. */
export function codePageTable(name: string): readonly string[] | undefined {
  const upper = name === 'katakana' ? katakana() : decoded(name);
  if (upper === undefined) return undefined;
  const lower = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  return [...lower, ...upper];
}

function decoded(name: string): string[] | undefined {
  if (!iconv.encodingExists(name)) return undefined;
  return Array.from(
    { length: 128 },
    (_, index) => iconv.decode(Buffer.from([index + 128]), name) || UNDEFINED_CHARACTER,
  );
}

/** JIS X 0201: half-width katakana from 0xA1 to 0xDF. */
function katakana(): string[] {
  return Array.from({ length: 128 }, (_, index) => {
    const code = index + 128;
    return code >= 0xa1 && code <= 0xdf ? String.fromCharCode(0xff61 + code - 0xa1) : UNDEFINED_CHARACTER;
  });
}
